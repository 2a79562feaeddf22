/// An address of a person.
public struct Address: Hashable, Sendable {
  public var text: String?
  /// House and street.
  public var line: [String]
  public var city: String?
  public var district: String?
  public var state: String?
  /// A code of the place; here the code of the ward.
  public var postalCode: String?
  public var country: String?

  public init(text: String? = nil, line: [String] = [], postalCode: String? = nil) {
    self.text = text
    self.line = line
    self.postalCode = postalCode
  }

  private enum Use: String, CaseIterable {
    case home, work, temp, old, billing
  }

  init?(_ reader: ElementReader) {
    _ = reader.code("use", Use.self)
    text = reader.string("text")
    line = reader.strings("line")
    city = reader.string("city")
    district = reader.string("district")
    state = reader.string("state")
    postalCode = reader.string("postalCode")
    country = reader.string("country")
  }
}

extension Address: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("text", text)
    writer.add("line", texts: line)
    writer.add("city", city)
    writer.add("district", district)
    writer.add("state", state)
    writer.add("postalCode", postalCode)
    writer.add("country", country)
  }
}
