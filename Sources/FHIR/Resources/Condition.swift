/// An illness, or the suspicion of one, of a person.
///
/// Source: HL7 FHIR R4 (4.0.1), Condition; value sets condition-clinical and condition-ver-status; rules con-4 and con-5.
public struct Condition: Hashable, Sendable {
  public enum ClinicalStatus: String, CaseIterable, Sendable {
    case active, recurrence, relapse, inactive, remission, resolved

    static let system = "http://terminology.hl7.org/CodeSystem/condition-clinical"
  }

  public enum VerificationStatus: String, CaseIterable, Sendable {
    case unconfirmed, provisional, differential, confirmed, refuted
    case enteredInError = "entered-in-error"

    static let system = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
  }

  public var id: String?
  public var extensions: [ResourceExtension] = []
  public var identifier: [Identifier] = []
  public var clinicalStatus: ClinicalStatus?
  public var verificationStatus: VerificationStatus?
  public var code: CodeableConcept?
  public var subject: Reference
  public var onset: FHIRDateTime?
  public var abatement: FHIRDateTime?
  public var recordedDate: FHIRDateTime?

  public init(id: String?, subject: Reference) {
    self.id = id
    self.subject = subject
  }

  init?(_ reader: ElementReader) {
    id = reader.resourceID()
    extensions = reader.list("extension", ResourceExtension.init)
    identifier = reader.list("identifier", Identifier.init)
    clinicalStatus = CodeableConcept.required(
      "clinicalStatus", ClinicalStatus.self, system: ClinicalStatus.system, reader)
    verificationStatus = CodeableConcept.required(
      "verificationStatus", VerificationStatus.self, system: VerificationStatus.system, reader)
    code = reader.element("code", CodeableConcept.init)
    let subject = reader.require("subject", reader.reference("subject", to: .patient))
    reader.requireOneOf(
      ["onsetDateTime", "onsetAge", "onsetPeriod", "onsetRange", "onsetString"], as: "onset[x]")
    onset = reader.dateTime("onsetDateTime")
    reader.requireOneOf(
      ["abatementDateTime", "abatementAge", "abatementPeriod", "abatementRange", "abatementString"], as: "abatement[x]")
    abatement = reader.dateTime("abatementDateTime")
    recordedDate = reader.dateTime("recordedDate")
    guard let subject else { return nil }
    self.subject = subject
    check(reader)
  }

  private func check(_ reader: ElementReader) {
    if let onset, let abatement, abatement.isBefore(onset) {
      reader.refuse(.endBeforeStart, "abatementDateTime", "it lies before the onset")
    }
    if abatement != nil, let clinicalStatus, ![.inactive, .resolved, .remission].contains(clinicalStatus) {
      reader.refuse(
        .brokenRule, "clinicalStatus", "with an abatement it is inactive, resolved or remission (rule con-4)")
    }
    if verificationStatus == .enteredInError, clinicalStatus != nil {
      reader.refuse(.brokenRule, "clinicalStatus", "it is left out of what was entered in error (rule con-5)")
    }
  }
}

extension Condition: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("resourceType", ResourceType.condition.rawValue)
    writer.add("id", id)
    writer.add("extension", extensions)
    writer.add("identifier", identifier)
    writer.add(
      "clinicalStatus",
      clinicalStatus.map { CodeableConcept(Coding(system: ClinicalStatus.system, code: $0.rawValue)) })
    writer.add(
      "verificationStatus",
      verificationStatus.map { CodeableConcept(Coding(system: VerificationStatus.system, code: $0.rawValue)) })
    writer.add("code", code)
    writer.add("subject", subject)
    writer.add("onsetDateTime", onset?.description)
    writer.add("abatementDateTime", abatement?.description)
    writer.add("recordedDate", recordedDate?.description)
  }
}
