/// What is meant, as codes of any number of systems and as a text.
public struct CodeableConcept: Hashable, Sendable {
  public var coding: [Coding]
  public var text: String?

  public init(_ coding: Coding..., text: String? = nil) {
    self.coding = coding
    self.text = text
  }

  public func has(_ code: Coding) -> Bool { coding.contains { $0.names(code) } }

  /// The code that it has of a system.
  public func code(of system: String) -> String? { coding.first { $0.system == system }?.code }

  init?(_ reader: ElementReader) {
    coding = reader.list("coding", Coding.init)
    text = reader.string("text")
  }

  /// Reads a concept whose code is of a required value set of one system.
  static func required<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Value.Type, system: String, _ reader: ElementReader
  ) -> Value? where Value.RawValue == String {
    guard let concept = reader.element(name, CodeableConcept.init) else { return nil }
    guard let code = concept.code(of: system) else {
      reader.refuse(.notInValueSet, name, "a code of \(system) is required")
      return nil
    }
    guard let value = Value(rawValue: code) else {
      reader.refuse(
        .notInValueSet, name, "the codes of \(system) are \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return value
  }
}

extension CodeableConcept: FHIRElement {
  package func write(to writer: inout ElementWriter) {
    writer.add("coding", coding)
    writer.add("text", text)
  }
}
