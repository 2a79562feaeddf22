/// One resource pointing at another: `Patient/17`, or an identifier.
public struct Reference: Hashable, Sendable {
  public var reference: String?
  public var identifier: Identifier?
  /// What it points at, in words.
  public var display: String?

  public init(display: String) { self.display = display }

  public init(_ reference: String) { self.reference = reference }

  public init(to type: ResourceType, _ id: String) { reference = "\(type.rawValue)/\(id)" }

  /// The type and id that it points at, the address of a server in front left out; `nil` for what is contained or by identifier only.
  public var target: (type: String, id: String)? {
    guard let reference, !reference.hasPrefix("#") else { return nil }
    if reference.hasPrefix("urn:uuid:") { return ("", String(reference.dropFirst(9))) }
    var parts = reference.split(separator: "/")
    if let history = parts.firstIndex(of: "_history") { parts.removeSubrange(history...) }
    guard parts.count >= 2 else { return nil }
    return (String(parts[parts.count - 2]), String(parts[parts.count - 1]))
  }

  init?(_ reader: ElementReader) {
    reference = reader.string("reference")
    identifier = reader.element("identifier", Identifier.init)
    display = reader.string("display")
    if reference == nil, identifier == nil, display == nil {
      reader.refuse(.missingElement, nil, "a reference says what it points at: reference, identifier or display")
    }
  }
}

extension Reference: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("reference", reference)
    writer.add("identifier", identifier)
    writer.add("display", display)
  }
}

extension ElementReader {
  /// A reference to a resource of one type.
  package func reference(_ name: String, to type: ResourceType) -> Reference? {
    guard let found = element(name, Reference.init) else { return nil }
    if let target = found.target, target.type != type.rawValue, !target.type.isEmpty {
      refuse(.wrongType, name, "it points at a resource of another type; a \(type.rawValue) is expected")
    }
    return found
  }
}
