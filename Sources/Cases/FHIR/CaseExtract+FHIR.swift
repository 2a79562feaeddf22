import Epidemiology
import FHIR
import Quantities
import Registry

extension CaseExtract {
  /// Columns whose cells go out as extensions, since the resources have no element that says the same.
  private static let extensions: [CaseColumn] = [
    .wardCode, .reportWardCode, .classification, .exposureDate, .transmission, .age, .outcome, .outcomeDate, .notes,
    .doses, .lastDoseDate, .recoveredDate, .askedSymptoms, .askedExposures, .basis, .infectiousFrom, .infectiousUntil,
    .distance, .isOpen, .mergedSource, .mergedInto,
  ]

  private var reference: Reference { Reference(to: .patient, FHIRNames.id(name)) }

  /// Who the record is of.
  var patient: Patient {
    var patient = Patient(id: FHIRNames.id(name))
    patient.identifier = [FHIRNames.identifier(name)]
    if let identifier = person.identifier {
      patient.identifier.append(Identifier(system: FHIRNames.person, value: identifier.digits))
    }
    if !person.name.isEmpty { patient.name = [HumanName(text: person.name)] }
    if !person.phone.isEmpty { patient.telecom = [ContactPoint(.phone, person.phone)] }
    switch record.facts.sex {
    case .male: patient.gender = .male
    case .female: patient.gender = .female
    case .other: patient.gender = .other
    case .unknown: break
    }
    patient.birthDate = record.facts.birthYear.map { PartialDate(year: $0) }
    if record.facts.outcome == .died {
      patient.deceased = record.facts.outcomeDay.map { .at(.date(PartialDate($0))) } ?? .yes
    }
    if !person.address.isEmpty { patient.address = [Address(text: person.address)] }
    return patient
  }

  /// What the person is taken for: the illness, or the exposure of a contact.
  func condition(_ ward: (Int) -> String) -> Condition {
    let (facts, status) = (record.facts, record.status)
    var condition = Condition(id: FHIRNames.id(name), subject: reference)
    condition.identifier = [FHIRNames.identifier(name)]
    let row = caseRow(ward)
    condition.extensions = Self.extensions.compactMap { column in
      row[column].isEmpty ? nil : ResourceExtension(FHIRNames.cell + column.name, row[column])
    }
    condition.verificationStatus =
      switch status.caseClass {
      case .contact, .confirmed: .confirmed
      case .suspected: .unconfirmed
      case .probable: .provisional
      case .discarded: .refuted
      case .unclassified: nil
      }
    condition.code =
      switch status.caseClass {
      case .contact: CodeableConcept(Covid19.exposure)
      case .confirmed: CodeableConcept(Covid19.identified)
      case .suspected, .probable, .discarded, .unclassified: CodeableConcept(Covid19.notIdentified)
      }
    condition.onset = facts.onset.map { .date(PartialDate($0)) }
    condition.recordedDate = .date(PartialDate(facts.reportDay))
    switch facts.outcome {
    case .recovered:
      condition.clinicalStatus = .resolved
      condition.abatement = facts.outcomeDay.map { .date(PartialDate($0)) }
    case .died: condition.clinicalStatus = .inactive
    case .active, .unknown: condition.clinicalStatus = status.caseClass == .discarded ? .inactive : .active
    }
    return condition
  }

  /// Tests, symptoms, exposures and contacts, in this order.
  func observations(_ ward: (Int) -> String) -> [Observation] {
    let id = FHIRNames.id(name)
    func begin(_ letter: String, _ place: Int, _ code: Coding, _ again: String, _ status: Observation.Status = .final)
      -> Observation
    {
      var observation = Observation(id: "\(id)-\(letter)\(place + 1)", status: status, code: CodeableConcept(code))
      observation.subject = reference
      if !again.isEmpty { observation.extensions = [ResourceExtension(FHIRNames.cell + "again", again)] }
      return observation
    }
    var all: [Observation] = []
    for (place, row) in testRows.enumerated() {
      let test = tests[place]
      all.append(
        Self.finish(
          begin(
            "t", place, test.kind == .pcr ? Covid19.pcr : Covid19.antigen, row[.again],
            test.result == .pending ? .registered : .final), test))
    }
    for (place, symptom) in symptoms.enumerated() {
      var observation = begin("s", place, Coding(system: FHIRNames.symptoms, code: symptom.symptom), "")
      observation.value = .bool(symptom.isPresent)
      observation.effective = Self.period(symptom.from, symptom.until)
      all.append(observation)
    }
    for (place, row) in exposureRows(ward).enumerated() {
      let exposure = exposures[place]
      var observation = begin("e", place, Coding(system: FHIRNames.exposures, code: exposure.kind.name), row[.again])
      observation.effective = Self.period(exposure.from, exposure.until)
      if exposure.ward != nil { observation.component.append(Self.part(FHIRNames.ward, .text(row[.wardCode]))) }
      if !exposure.place.isEmpty { observation.component.append(Self.part(FHIRNames.place, .text(exposure.place))) }
      all.append(observation)
    }
    for (place, row) in contactRows.enumerated() {
      all.append(Self.finish(begin("c", place, FHIRNames.contact, row[.again]), contacts[place]))
    }
    return all
  }

  private static func finish(_ observation: Observation, _ test: CaseTest) -> Observation {
    var observation = observation
    observation.category = [CodeableConcept(Coding(system: CodeSystem.observationCategory, code: "laboratory"))]
    observation.effective = test.sampledAt.map { .at(.instant($0)) }
    observation.issued = test.resultedAt
    observation.performer = test.laboratory.map { [Reference(display: $0)] } ?? []
    observation.specimen = test.sample.map { Reference(display: $0) }
    observation.value =
      switch test.result {
      case .positive: .concept(CodeableConcept(Covid19.detected))
      case .negative: .concept(CodeableConcept(Covid19.notDetected))
      case .inconclusive: .concept(CodeableConcept(Covid19.inconclusive))
      case .pending: nil
      }
    if let ct = test.ct { observation.component = [part(FHIRNames.ct, .quantity(Quantity(hundredths(ct))))] }
    return observation
  }

  private static func finish(
    _ observation: Observation, _ met: (contact: CaseContact, to: RecordName)
  ) -> Observation {
    var observation = observation
    let (contact, closeness) = (met.contact, met.contact.closeness)
    observation.focus = [Reference(to: .patient, FHIRNames.id(met.to))]
    if contact.fromAt != nil || contact.untilAt != nil {
      observation.effective = .period(
        Period(
          start: contact.fromAt.map { FHIRDateTime.instant($0) }, end: contact.untilAt.map { FHIRDateTime.instant($0) })
      )
    }
    observation.value = .concept(CodeableConcept(Coding(system: FHIRNames.contactKinds, code: contact.kind.name)))
    func measure(_ number: Int, _ unit: String) -> Observation.Value {
      .quantity(Quantity(String(number), unit: unit, system: CodeSystem.units, code: unit))
    }
    if let distance = closeness.distance {
      observation.component.append(part(FHIRNames.distance, measure(distance, "cm")))
    }
    if let masked = closeness.masked { observation.component.append(part(FHIRNames.masked, .bool(masked))) }
    if let minutes = closeness.minutes {
      observation.component.append(part(FHIRNames.minutes, measure(minutes, "min")))
    }
    if let touched = closeness.touched { observation.component.append(part(FHIRNames.touched, .bool(touched))) }
    if !contact.place.isEmpty { observation.component.append(part(FHIRNames.place, .text(contact.place))) }
    return observation
  }

  private static func part(_ code: Coding, _ value: Observation.Value) -> ObservationComponent {
    ObservationComponent(CodeableConcept(code), value)
  }

  private static func period(_ from: Day?, _ until: Day?) -> Observation.Effective? {
    from == nil && until == nil
      ? nil
      : .period(Period(start: from.map { .date(PartialDate($0)) }, end: until.map { .date(PartialDate($0)) }))
  }
}
