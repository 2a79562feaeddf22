/// A dose of a vaccine that somebody was given.
///
/// Source: HL7 FHIR R4 (4.0.1), Immunization; value set immunization-status.
public struct Immunization: Hashable, Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case completed
    case enteredInError = "entered-in-error"
    case notDone = "not-done"
  }

  public var id: String?
  public var extensions: [ResourceExtension] = []
  public var identifier: [Identifier] = []
  public var status: Status
  public var vaccineCode: CodeableConcept
  public var patient: Reference
  /// `nil` where the moment is a text, which is not read.
  public var occurrence: FHIRDateTime?
  public var location: Reference?
  public var lotNumber: String?
  public var performer: [ImmunizationPerformer] = []
  public var reaction: [ImmunizationReaction] = []
  public var protocolApplied: [ImmunizationProtocol] = []

  public init(
    id: String?, status: Status, vaccineCode: CodeableConcept, patient: Reference, occurrence: FHIRDateTime?
  ) {
    self.id = id
    self.status = status
    self.vaccineCode = vaccineCode
    self.patient = patient
    self.occurrence = occurrence
  }

  init?(_ reader: ElementReader) {
    id = reader.resourceID()
    extensions = reader.list("extension", ResourceExtension.init)
    identifier = reader.list("identifier", Identifier.init)
    let status = reader.require("status", reader.code("status", Status.self))
    let code = reader.require("vaccineCode", reader.element("vaccineCode", CodeableConcept.init))
    let patient = reader.require("patient", reader.reference("patient", to: .patient))
    reader.requireOneOf(["occurrenceDateTime", "occurrenceString"], as: "occurrence[x]")
    if !reader.has("occurrenceDateTime"), !reader.has("occurrenceString") {
      reader.refuse(.missingElement, "occurrence[x]", "this element is required")
    }
    occurrence = reader.dateTime("occurrenceDateTime")
    location = reader.element("location", Reference.init)
    lotNumber = reader.string("lotNumber")
    performer = reader.list("performer", ImmunizationPerformer.init)
    reaction = reader.list("reaction", ImmunizationReaction.init)
    protocolApplied = reader.list("protocolApplied", ImmunizationProtocol.init)
    guard let status, let code, let patient else { return nil }
    (self.status, vaccineCode, self.patient) = (status, code, patient)
  }
}

extension Immunization: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("resourceType", ResourceType.immunization.rawValue)
    writer.add("id", id)
    writer.add("extension", extensions)
    writer.add("identifier", identifier)
    writer.add("status", status.rawValue)
    writer.add("vaccineCode", vaccineCode)
    writer.add("patient", patient)
    writer.add("occurrenceDateTime", occurrence?.description)
    writer.add("location", location)
    writer.add("lotNumber", lotNumber)
    writer.add("performer", performer)
    writer.add("reaction", reaction)
    writer.add("protocolApplied", protocolApplied)
  }
}
