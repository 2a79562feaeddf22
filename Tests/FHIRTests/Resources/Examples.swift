import FHIR
import Quantities

/// Resources that have every element that is kept.
enum Examples {
  static let patient: Patient = {
    var patient = Patient(id: "p-1")
    patient.extensions = [ResourceExtension("urn:example:ward", "00001")]
    patient.identifier = [Identifier(system: "urn:example:people", value: "A \"7\"")]
    patient.name = [HumanName(text: "Nguyễn Văn An", family: "Nguyễn", given: ["Văn", "An"])]
    patient.telecom = [ContactPoint(.phone, "0912345678")]
    patient.gender = .male
    patient.birthDate = PartialDate("1980-05")
    patient.deceased = .at(FHIRDateTime("2021-08-12")!)
    patient.address = [Address(text: "5 ngõ 7", line: ["5 ngõ 7"], postalCode: "00001")]
    return patient
  }()

  static let condition: Condition = {
    var condition = Condition(id: "c.1", subject: Reference(to: .patient, "p-1"))
    condition.identifier = [Identifier(system: "urn:example:cases", value: "HN-1")]
    condition.clinicalStatus = .resolved
    condition.verificationStatus = .confirmed
    condition.code = CodeableConcept(Covid19.identified, Covid19.disease, text: "COVID-19")
    condition.onset = FHIRDateTime("2021-07-31")
    condition.abatement = FHIRDateTime("2021-08-14")
    condition.recordedDate = FHIRDateTime("2021-08-01T03:00:00Z")
    return condition
  }()

  static let observation: Observation = {
    var observation = Observation(id: "t1", status: .final, code: CodeableConcept(Covid19.pcr))
    observation.category = [CodeableConcept(Coding(system: CodeSystem.observationCategory, code: "laboratory"))]
    observation.subject = Reference(to: .patient, "p-1")
    observation.focus = [Reference(to: .patient, "p-2")]
    observation.effective = .period(
      Period(start: FHIRDateTime("2021-08-01T01:00:00Z"), end: FHIRDateTime("2021-08-01T01:05:00Z")))
    observation.issued = Instant(milliseconds: 1_627_800_000_000)
    observation.performer = [Reference("Organization/cdc")]
    observation.value = .concept(CodeableConcept(Covid19.detected))
    observation.component = [
      ObservationComponent(CodeableConcept(text: "Ct"), .quantity(Quantity("24.50"))),
      ObservationComponent(CodeableConcept(text: "fever"), .bool(true)),
      ObservationComponent(CodeableConcept(text: "note"), .text("x")),
      ObservationComponent(CodeableConcept(text: "seen"), .dateTime(FHIRDateTime("2021")!)),
    ]
    return observation
  }()

  static let immunization: Immunization = {
    var immunization = Immunization(
      id: "i-1", status: .completed,
      vaccineCode: CodeableConcept(
        Coding(system: "http://hl7.org/fhir/sid/cvx", code: "210"), text: "AstraZeneca"),
      patient: Reference(to: .patient, "p-1"), occurrence: FHIRDateTime("2021-08-01T02:30:00Z"))
    immunization.extensions = [ResourceExtension("urn:example:age", "31")]
    immunization.identifier = [Identifier(system: "urn:example:doses", value: "7")]
    immunization.location = Reference(display: "Ward 1")
    immunization.lotNumber = "ABX1234"
    immunization.performer = [ImmunizationPerformer(Reference(display: "TYT-1"))]
    immunization.reaction = [
      ImmunizationReaction(
        extensions: [ResourceExtension("urn:example:severity", "mild")], date: FHIRDateTime("2021-08-02"),
        detail: Reference(display: "fever"))
    ]
    immunization.protocolApplied = [ImmunizationProtocol(doseNumber: 2)]
    return immunization
  }()

  static let all: [Resource] = [
    .patient(patient), .condition(condition), .observation(observation), .immunization(immunization),
  ]
}
