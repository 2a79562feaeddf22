import Epidemiology
import FHIR
import Quantities

/// Makes rows of line lists of resources, so that both ways in are read and checked by the same rules.
struct FHIRRows {
  /// Rows of one kind and where each comes from.
  struct Rows<Column: LineColumn> {
    var table = LineTable(Column.self)
    var origins: [FHIROrigin] = []

    mutating func add(_ row: LineRow<Column>, _ origin: FHIROrigin) {
      table.add(row)
      origins.append(origin)
    }
  }

  /// Seconds that the clocks of the city are ahead of UTC.
  let offset: Int
  /// The source of records that do not say theirs.
  let source: String
  private(set) var cases = Rows<CaseColumn>()
  private(set) var contacts = Rows<ContactColumn>()
  private(set) var tests = Rows<TestColumn>()
  private(set) var symptoms = Rows<SymptomColumn>()
  private(set) var exposures = Rows<ExposureColumn>()
  private(set) var findings: [Finding] = []
  /// The sources that rows name.
  private(set) var sources: Set<String> = []
  private var patients: [String: (patient: Patient, origin: FHIROrigin)] = [:]
  private var records: [String: [RecordName]] = [:]

  init(_ resources: [(resource: Resource, origin: FHIROrigin)], source: String, offset: Int) {
    self.source = source
    self.offset = offset
    // Files come in any order, and so do lines.
    for case (.patient(let patient), let origin) in resources { take(patient, origin) }
    for case (.condition(let condition), let origin) in resources { take(condition, origin) }
    for case (.observation(let observation), let origin) in resources { take(observation, origin) }
    for (id, found) in patients.sorted(by: { $0.key < $1.key }) where records[id] == nil {
      refuse(found.origin, .unknownRecord, "Patient", "no condition of these files is of the person; nothing is kept")
    }
  }

  private mutating func refuse(_ origin: FHIROrigin, _ code: Finding.Code, _ path: String, _ message: String) {
    findings.append(origin.finding(.rejected, code, path, message))
  }

  private mutating func note(_ origin: FHIROrigin, _ code: Finding.Code, _ path: String, _ message: String) {
    findings.append(origin.finding(.note, code, path, message))
  }

  // MARK: People

  private mutating func take(_ patient: Patient, _ origin: FHIROrigin) {
    guard let id = patient.id else {
      return refuse(origin, .missingIdentifier, "Patient.id", "without an id no other resource can be of the person")
    }
    if let before = patients.updateValue((patient, origin), forKey: id) {
      refuse(before.origin, .repeatedRecord, "Patient.id", "a later line has the same id, and holds")
    }
  }

  private mutating func take(_ condition: Condition, _ origin: FHIROrigin) {
    guard condition.verificationStatus != .enteredInError else {
      return refuse(
        origin, .invalidResource, "Condition.verificationStatus", "it was entered in error; an officer takes it back")
    }
    let isExposure = condition.code?.has(Covid19.exposure) ?? false
    guard let code = condition.code, isExposure || Covid19.isDisease(code) else {
      return refuse(
        origin, .invalidResource, "Condition.code", "it is no code of COVID-19 or of an exposure to it: U07.1, U07.2")
    }
    guard let person = condition.subject.target?.id else {
      return refuse(origin, .missingIdentifier, "Condition.subject", "it does not say whose condition it is")
    }
    let found = patients[person]
    let name =
      FHIRNames.record(condition.identifier)
      ?? RecordName(source: source, name: condition.identifier.first?.value ?? condition.id ?? person)
    records[person, default: []].append(name)
    sources.insert(name.source)
    if found == nil {
      note(origin, .unknownRecord, "Condition.subject", "the patient is not in these files; who it is stays unknown")
    }
    var row = LineRow<CaseColumn>()
    row[.source] = name.source
    row[.caseID] = name.name
    if let patient = found?.patient { fill(&row, patient) }
    fill(&row, condition, isExposure: isExposure, origin)
    for part in condition.extensions {
      guard part.url.hasPrefix(FHIRNames.cell), let value = part.valueString,
        let column = CaseColumn.allCases.first(where: { FHIRNames.cell + $0.name == part.url })
      else {
        note(origin, .unusedColumns, "Condition.extension", "this extension is not read")
        continue
      }
      row[column] = value
    }
    cases.add(row, origin)
  }

  private func fill(_ row: inout LineRow<CaseColumn>, _ patient: Patient) {
    row[.name] = patient.name.first?.whole ?? ""
    row[.identifier] = patient.identifier.value(of: FHIRNames.person) ?? ""
    row[.phone] = patient.telecom.first { $0.system == .phone }?.value ?? ""
    row[.address] =
      patient.address.first.map { address in
        address.text ?? (address.line + [address.district, address.city].compactMap { $0 }).joined(separator: ", ")
      } ?? ""
    row[.wardCode] = patient.extensions.value(of: FHIRNames.cell + CaseColumn.wardCode.name) ?? ""
    switch patient.gender {
    case .male: row[.sex] = "M"
    case .female: row[.sex] = "F"
    case .other: row[.sex] = "other"
    case .unknown, nil: break
    }
    row[.birthYear] = patient.birthDate.map { String($0.year) } ?? ""
    switch patient.deceased {
    case .yes: row[.outcome] = "died"
    case .at(let moment):
      row[.outcome] = "died"
      row[.outcomeDate] = moment.day(offset: offset)?.description ?? ""
    case .no, nil: break
    }
  }

  private mutating func fill(
    _ row: inout LineRow<CaseColumn>, _ condition: Condition, isExposure: Bool, _ origin: FHIROrigin
  ) {
    row[.reportDate] = day(condition.recordedDate, "Condition.recordedDate", origin)
    row[.onsetDate] = day(condition.onset, "Condition.onsetDateTime", origin)
    switch condition.verificationStatus {
    case .confirmed: row[.classification] = isExposure ? "contact" : "confirmed"
    case .provisional: row[.classification] = "probable"
    case .unconfirmed, .differential: row[.classification] = isExposure ? "contact" : "suspected"
    case .refuted: row[.classification] = "discarded"
    case .enteredInError, nil: row[.classification] = isExposure ? "contact" : "unclassified"
    }
    guard row[.outcome].isEmpty else { return }
    if condition.clinicalStatus == .resolved || condition.abatement != nil {
      row[.outcome] = "recovered"
      row[.outcomeDate] = day(condition.abatement, "Condition.abatementDateTime", origin)
    }
  }

  /// The day of a moment; less than a day is left out with a note.
  private mutating func day(_ moment: FHIRDateTime?, _ path: String, _ origin: FHIROrigin) -> String {
    guard let moment else { return "" }
    if let day = moment.day(offset: offset) { return day.description }
    note(origin, .invalidDate, path, "the day is not known, and nothing is guessed; it is left out")
    return ""
  }

  // MARK: Observations

  private mutating func take(_ observation: Observation, _ origin: FHIROrigin) {
    guard observation.status != .cancelled, observation.status != .enteredInError else {
      return refuse(
        origin, .invalidResource, "Observation.status", "it was cancelled or entered in error; an officer takes it back"
      )
    }
    guard let name = record(observation.subject, "Observation.subject", origin) else { return }
    let again = observation.extensions.value(of: FHIRNames.cell + "again") ?? ""
    if observation.code.has(Covid19.pcr) || observation.code.has(Covid19.antigen) {
      takeTest(observation, name, again, origin)
    } else if let symptom = observation.code.code(of: FHIRNames.symptoms) {
      var row = LineRow<SymptomColumn>()
      (row[.source], row[.caseID], row[.symptom]) = (name.source, name.name, symptom)
      row[.present] = observation.value == .bool(false) ? "false" : "true"
      (row[.from], row[.until]) = days(observation, origin)
      symptoms.add(row, origin)
    } else if let kind = observation.code.code(of: FHIRNames.exposures) {
      var row = LineRow<ExposureColumn>()
      (row[.source], row[.caseID], row[.exposure]) = (name.source, name.name, kind)
      (row[.from], row[.until]) = days(observation, origin)
      row[.wardCode] = observation.cell(FHIRNames.ward)
      row[.whereabouts] = observation.cell(FHIRNames.place)
      row[.again] = again
      exposures.add(row, origin)
    } else if observation.code.has(FHIRNames.contact) {
      takeContact(observation, name, again, origin)
    } else {
      refuse(
        origin, .invalidResource, "Observation.code",
        "observations of this code are not read; LOINC 94500-6 (PCR) and 94558-4 (antigen) are")
    }
  }

  /// The record of a patient; who has several conditions is not told which one is meant.
  private mutating func record(_ reference: Reference?, _ path: String, _ origin: FHIROrigin) -> RecordName? {
    guard let person = reference?.target?.id else {
      refuse(origin, .missingIdentifier, path, "it does not say whom it is of")
      return nil
    }
    let names = records[person] ?? []
    if names.count > 1 {
      refuse(origin, .unknownRecord, path, "the patient has several conditions, and it is not said which one is meant")
      return nil
    }
    // A record that came with another file may have the name of the patient.
    return names.first ?? RecordName(source: source, name: person)
  }

  private mutating func days(_ observation: Observation, _ origin: FHIROrigin) -> (String, String) {
    switch observation.effective {
    case .at(let moment): (day(moment, "Observation.effectiveDateTime", origin), "")
    case .period(let period):
      (
        day(period.start, "Observation.effectivePeriod.start", origin),
        day(period.end, "Observation.effectivePeriod.end", origin)
      )
    case nil: ("", "")
    }
  }

  /// A moment as a cell: an instant as it is, a day as its beginning.
  private mutating func cell(_ moment: FHIRDateTime?, _ path: String, _ origin: FHIROrigin) -> String {
    if case .instant(let instant)? = moment { return instant.description }
    return day(moment, path, origin)
  }

  private mutating func takeTest(
    _ observation: Observation, _ name: RecordName, _ again: String, _ origin: FHIROrigin
  ) {
    var row = LineRow<TestColumn>()
    (row[.source], row[.caseID], row[.again]) = (name.source, name.name, again)
    row[.test] = observation.code.has(Covid19.pcr) ? "pcr" : "antigen"
    row[.sample] = observation.specimen?.display ?? ""
    row[.laboratory] = observation.performer.lazy.compactMap(\.display).first ?? ""
    switch observation.effective {
    case .at(let moment): row[.sampledAt] = cell(moment, "Observation.effectiveDateTime", origin)
    case .period(let period): row[.sampledAt] = cell(period.start, "Observation.effectivePeriod.start", origin)
    case nil: break
    }
    row[.resultedAt] = observation.issued?.description ?? ""
    row[.ct] = observation.cell(FHIRNames.ct)
    switch observation.value {
    case .concept(let concept) where concept.has(Covid19.detected): row[.result] = "positive"
    case .concept(let concept) where concept.has(Covid19.notDetected): row[.result] = "negative"
    case .concept(let concept) where concept.has(Covid19.inconclusive): row[.result] = "inconclusive"
    case .text(let text): row[.result] = text
    case nil where observation.status == .registered: row[.result] = "pending"
    default:
      return refuse(
        origin, .invalidCategory, "Observation.value[x]",
        "a result is SNOMED CT 260373001 (detected), 260415000 (not detected) or 419984006 (inconclusive)")
    }
    tests.add(row, origin)
  }

  private mutating func takeContact(
    _ observation: Observation, _ name: RecordName, _ again: String, _ origin: FHIROrigin
  ) {
    guard observation.focus.count == 1 else {
      return refuse(origin, .missingIdentifier, "Observation.focus", "a contact names one other patient")
    }
    guard let other = record(observation.focus[0], "Observation.focus[0]", origin) else { return }
    var row = LineRow<ContactColumn>()
    (row[.fromSource], row[.from], row[.again]) = (name.source, name.name, again)
    (row[.toSource], row[.to]) = (other.source, other.name)
    if case .concept(let concept)? = observation.value {
      row[.meeting] = concept.code(of: FHIRNames.contactKinds) ?? concept.text ?? ""
    }
    switch observation.effective {
    case .at(let moment): row[.fromTime] = cell(moment, "Observation.effectiveDateTime", origin)
    case .period(let period):
      row[.fromTime] = cell(period.start, "Observation.effectivePeriod.start", origin)
      row[.untilTime] = cell(period.end, "Observation.effectivePeriod.end", origin)
    case nil: break
    }
    row[.distance] = observation.cell(FHIRNames.distance)
    row[.masked] = observation.cell(FHIRNames.masked)
    row[.minutes] = observation.cell(FHIRNames.minutes)
    row[.touched] = observation.cell(FHIRNames.touched)
    row[.whereabouts] = observation.cell(FHIRNames.place)
    contacts.add(row, origin)
  }
}

extension Observation {
  /// What a component says, as a cell; empty where there is none.
  fileprivate func cell(_ code: Coding) -> String {
    switch component.first(where: { $0.code.has(code) })?.value {
    case .text(let text): text
    case .quantity(let quantity): quantity.value ?? ""
    case .bool(let truth): truth ? "true" : "false"
    case .concept(let concept): concept.text ?? ""
    case .dateTime(let moment): moment.description
    case nil: ""
    }
  }
}
