/// Who gave a dose, or where it was given.
///
/// Source: HL7 FHIR R4 (4.0.1), Immunization.performer.
public struct ImmunizationPerformer: Hashable, Sendable {
  public var actor: Reference

  public init(_ actor: Reference) { self.actor = actor }

  init?(_ reader: ElementReader) {
    _ = reader.element("function", CodeableConcept.init)
    guard let actor = reader.require("actor", reader.element("actor", Reference.init)) else { return nil }
    self.actor = actor
  }
}

extension ImmunizationPerformer: FHIRElement {
  package func write(to writer: inout ElementWriter) { writer.add("actor", actor) }
}
