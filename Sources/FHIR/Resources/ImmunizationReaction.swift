/// A reaction that followed a dose.
///
/// Source: HL7 FHIR R4 (4.0.1), Immunization.reaction.
public struct ImmunizationReaction: Hashable, Sendable {
  public var extensions: [ResourceExtension]
  public var date: FHIRDateTime?
  /// An observation of it, or what it was in words.
  public var detail: Reference?

  public init(extensions: [ResourceExtension] = [], date: FHIRDateTime?, detail: Reference?) {
    self.extensions = extensions
    self.date = date
    self.detail = detail
  }

  init?(_ reader: ElementReader) {
    extensions = reader.list("extension", ResourceExtension.init)
    date = reader.dateTime("date")
    detail = reader.element("detail", Reference.init)
    _ = reader.bool("reported")
  }
}

extension ImmunizationReaction: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("extension", extensions)
    writer.add("date", date?.description)
    writer.add("detail", detail)
  }
}
