/// What a record is called somewhere.
public struct Identifier: Hashable, Sendable {
  /// Whose names they are, as a URI.
  public var system: String?
  public var value: String?

  public init(system: String?, value: String?) {
    self.system = system
    self.value = value
  }

  private enum Use: String, CaseIterable {
    case usual, official, temp, secondary, old
  }

  init?(_ reader: ElementReader) {
    _ = reader.code("use", Use.self)
    system = reader.string("system")
    value = reader.string("value")
  }
}

extension Identifier: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("system", system)
    writer.add("value", value)
  }
}

extension [Identifier] {
  /// The value that a system gives.
  public func value(of system: String) -> String? { first { $0.system == system }?.value }
}
