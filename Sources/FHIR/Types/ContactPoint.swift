/// A phone number, or another way to reach a person.
public struct ContactPoint: Hashable, Sendable {
  public enum System: String, CaseIterable, Sendable {
    case phone, fax, email, pager, url, sms, other
  }

  public var system: System?
  public var value: String?

  public init(_ system: System?, _ value: String?) {
    self.system = system
    self.value = value
  }

  private enum Use: String, CaseIterable {
    case home, work, temp, old, mobile
  }

  init?(_ reader: ElementReader) {
    system = reader.code("system", System.self)
    value = reader.string("value")
    _ = reader.code("use", Use.self)
    // Rule cpt-2 of the type.
    if value != nil, system == nil, !reader.has("system") {
      reader.refuse(
        .brokenRule, "system", "a value needs its system: \(System.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }
}

extension ContactPoint: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("system", system?.rawValue)
    writer.add("value", value)
  }
}
