/// A name of a person.
public struct HumanName: Hashable, Sendable {
  public var text: String?
  public var family: String?
  public var given: [String]

  public init(text: String?, family: String? = nil, given: [String] = []) {
    self.text = text
    self.family = family
    self.given = given
  }

  private enum Use: String, CaseIterable {
    case usual, official, temp, nickname, anonymous, old, maiden
  }

  init?(_ reader: ElementReader) {
    _ = reader.code("use", Use.self)
    text = reader.string("text")
    family = reader.string("family")
    given = reader.strings("given")
  }

  /// The whole name: as it is given, else the family name first, as Vietnamese names are written.
  public var whole: String? {
    if let text { return text }
    let parts = [family].compactMap { $0 } + given
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

extension HumanName: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("text", text)
    writer.add("family", family)
    writer.add("given", texts: given)
  }
}
