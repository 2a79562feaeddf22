import Epidemiology
import Quantities
import Registry

extension CaseExtract {
  /// The record as a row of a list of people.
  ///
  /// - Parameter ward: the code of a ward by its row.
  func caseRow(_ ward: (Int) -> String) -> LineRow<CaseColumn> {
    let (facts, status) = (record.facts, record.status)
    var row = LineRow<CaseColumn>()
    row[.source] = source
    row[.caseID] = record.name
    row[.reportDate] = facts.reportDay.description
    row[.wardCode] = facts.residence.map(ward) ?? ""
    row[.reportWardCode] = facts.reportWard.map(ward) ?? ""
    row[.classification] = status.caseClass.name
    row[.onsetDate] = Self.text(facts.onset)
    row[.exposureDate] = Self.text(facts.exposure)
    row[.transmission] = facts.transmission.name
    row[.age] = Self.text(facts.age)
    row[.birthYear] = Self.text(facts.birthYear)
    row[.sex] =
      switch facts.sex {
      case .unknown: ""
      case .male: "M"
      case .female: "F"
      case .other: "other"
      }
    row[.outcome] = facts.outcome == .unknown ? "" : facts.outcome.name
    row[.outcomeDate] = Self.text(facts.outcomeDay)
    row[.name] = person.name
    row[.identifier] = person.identifier?.digits ?? ""
    row[.phone] = person.phone
    row[.address] = person.address
    row[.notes] = person.notes
    row[.doses] = Self.text(facts.doses)
    row[.lastDoseDate] = Self.text(facts.lastDose)
    row[.recoveredDate] = Self.text(facts.recovered)
    row[.askedSymptoms] = facts.askedSymptoms ? "true" : ""
    row[.askedExposures] = facts.askedExposures ? "true" : ""
    row[.basis] = status.basis.name
    row[.infectiousFrom] = Self.text(status.infectiousFrom)
    row[.infectiousUntil] = Self.text(status.infectiousUntil)
    row[.distance] = Self.text(status.distance)
    row[.isOpen] = status.isOpen ? "true" : ""
    row[.mergedSource] = mergedInto?.source ?? ""
    row[.mergedInto] = mergedInto?.name ?? ""
    return row
  }

  var testRows: [LineRow<TestColumn>] {
    tests.enumerated().map { place, test in
      var row = LineRow<TestColumn>()
      row[.source] = source
      row[.caseID] = record.name
      row[.test] = test.kind.name
      row[.sample] = test.sample ?? ""
      row[.result] = test.result.name
      row[.ct] = test.ct.map(Self.hundredths) ?? ""
      row[.laboratory] = test.laboratory ?? ""
      row[.sampledAt] = test.sampledAt?.description ?? ""
      row[.resultedAt] = test.resultedAt?.description ?? ""
      row[.again] = Self.again(
        tests[..<place].filter { TestLine(row: 0, record: 0, test: test).agrees(with: $0) }.count)
      return row
    }
  }

  var symptomRows: [LineRow<SymptomColumn>] {
    symptoms.map { symptom in
      var row = LineRow<SymptomColumn>()
      row[.source] = source
      row[.caseID] = record.name
      row[.symptom] = symptom.symptom
      row[.present] = symptom.isPresent ? "true" : "false"
      row[.from] = Self.text(symptom.from)
      row[.until] = Self.text(symptom.until)
      return row
    }
  }

  func exposureRows(_ ward: (Int) -> String) -> [LineRow<ExposureColumn>] {
    exposures.enumerated().map { place, exposure in
      var row = LineRow<ExposureColumn>()
      row[.source] = source
      row[.caseID] = record.name
      row[.exposure] = exposure.kind.name
      row[.wardCode] = exposure.ward.map(ward) ?? ""
      row[.from] = Self.text(exposure.from)
      row[.until] = Self.text(exposure.until)
      row[.whereabouts] = exposure.place
      row[.again] = Self.again(
        exposures[..<place].filter { ExposureLine(row: 0, record: 0, exposure: exposure).agrees(with: $0) }.count)
      return row
    }
  }

  var contactRows: [LineRow<ContactColumn>] {
    contacts.enumerated().map { place, met in
      let contact = met.contact
      var row = LineRow<ContactColumn>()
      row[.fromSource] = source
      row[.from] = record.name
      row[.toSource] = met.to.source
      row[.to] = met.to.name
      row[.meeting] = contact.kind.name
      row[.fromTime] = contact.fromAt?.description ?? ""
      row[.untilTime] = contact.untilAt?.description ?? ""
      row[.whereabouts] = contact.place
      row[.distance] = Self.text(contact.closeness.distance)
      row[.masked] = Self.text(contact.closeness.masked)
      row[.minutes] = Self.text(contact.closeness.minutes)
      row[.touched] = Self.text(contact.closeness.touched)
      row[.again] = Self.again(
        contacts[..<place].filter { ContactLine(row: 0, contact: contact).agrees(with: $0.contact) }.count)
      return row
    }
  }

  // MARK: Cells

  private static func text(_ day: Day?) -> String { day?.description ?? "" }
  private static func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
  private static func text(_ truth: Bool?) -> String { truth.map { $0 ? "true" : "false" } ?? "" }

  /// Empty for the first, as nearly all are.
  private static func again(_ before: Int) -> String { before == 0 ? "" : String(before + 1) }

  /// 2450 is `24.5`, 2400 is `24`.
  static func hundredths(_ value: Int) -> String {
    let (whole, part) = value.quotientAndRemainder(dividingBy: 100)
    if part == 0 { return String(whole) }
    return part % 10 == 0 ? "\(whole).\(part / 10)" : "\(whole).\(part < 10 ? "0" : "")\(part)"
  }
}
