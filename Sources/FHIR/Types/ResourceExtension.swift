/// What a resource says beyond its type, under the address of who defines it.
public struct ResourceExtension: Hashable, Sendable {
  public var url: String
  public var valueString: String?

  public init(_ url: String, _ valueString: String?) {
    self.url = url
    self.valueString = valueString
  }

  init?(_ reader: ElementReader) {
    guard let url = reader.require("url", reader.string("url")) else { return nil }
    self.url = url
    valueString = reader.string("valueString") ?? reader.string("valueCode")
  }
}

extension ResourceExtension: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("url", url)
    writer.add("valueString", valueString)
  }
}

extension [ResourceExtension] {
  public func value(of url: String) -> String? { first { $0.url == url }?.valueString }
}
