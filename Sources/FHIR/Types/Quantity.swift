/// A measured number with its unit; its digits are kept as they were written.
public struct Quantity: Hashable, Sendable {
  public enum Comparator: String, CaseIterable, Sendable {
    case below = "<"
    case atMost = "<="
    case atLeast = ">="
    case above = ">"
  }

  public var value: String?
  public var comparator: Comparator?
  public var unit: String?
  public var system: String?
  public var code: String?

  /// - Precondition: a JSON number.
  public init(_ value: String, unit: String? = nil, system: String? = nil, code: String? = nil) {
    self.value = value
    self.unit = unit
    self.system = system
    self.code = code
  }

  init?(_ reader: ElementReader) {
    value = reader.decimal("value")
    comparator = reader.code("comparator", Comparator.self)
    unit = reader.string("unit")
    system = reader.string("system")
    code = reader.string("code")
    // Rule qty-3 of the type.
    if code != nil, system == nil { reader.refuse(.brokenRule, "system", "a code of a unit needs its system") }
  }
}

extension Quantity: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add(decimal: "value", value)
    writer.add("comparator", comparator?.rawValue)
    writer.add("unit", unit)
    writer.add("system", system)
    writer.add("code", code)
  }
}
