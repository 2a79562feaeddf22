/// Reads the members of one element and notes what is wrong with them.
///
/// Every member is either asked for or noted as unread, so that nothing is dropped silently. What is wrong rejects the line, since half a
/// resource may say the opposite of the whole.
package final class ElementReader {
  /// What is found in one line.
  package final class Notes {
    let line: Int
    package fileprivate(set) var findings: [FHIRFinding] = []

    init(line: Int) { self.line = line }

    var isRejected: Bool { findings.contains { $0.severity == .rejected } }
  }

  let path: String
  let notes: Notes
  private let members: [JSONValue.Member]
  private var asked: Set<String> = []

  init(_ members: [JSONValue.Member], path: String, _ notes: Notes) {
    self.members = members
    self.path = path
    self.notes = notes
  }

  // MARK: Findings

  package func refuse(_ code: FHIRFinding.Code, _ name: String?, _ reason: String) {
    note(.rejected, code, name, reason)
  }

  private func note(_ severity: FHIRFinding.Severity, _ code: FHIRFinding.Code, _ name: String?, _ reason: String) {
    notes.findings.append(
      FHIRFinding(severity, code, line: notes.line, path: name.map { "\(path).\($0)" } ?? path, reason: reason))
  }

  /// Notes the members that nobody asked for. To be called when the element is read.
  package func finish() {
    for member in members where !asked.contains(member.name) {
      note(.note, .unreadElement, member.name, "this element is not read")
    }
  }

  // MARK: Members

  package func has(_ name: String) -> Bool { members.contains { $0.name == name } }

  private func value(_ name: String) -> JSONValue? {
    asked.insert(name)
    guard let value = members.first(where: { $0.name == name })?.value else { return nil }
    if value == .null || value == .string("") || value == .array([]) || value == .object([]) {
      refuse(.emptyValue, name, "an element is left out where it has no value; it is never empty")
      return nil
    }
    if case .array = value {
      refuse(.wrongCardinality, name, "this element stands once at most; a list was given")
      return nil
    }
    return value
  }

  package func string(_ name: String) -> String? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value else {
      refuse(.wrongType, name, "a text is expected; \(value.kind) was given")
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      refuse(.emptyValue, name, "the text is blank")
      return nil
    }
    return text
  }

  package func bool(_ name: String) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let truth) = value else {
      refuse(.wrongType, name, "true or false is expected; \(value.kind) was given")
      return nil
    }
    return truth
  }

  /// A decimal with the digits that it was written with.
  package func decimal(_ name: String) -> String? {
    guard let value = value(name) else { return nil }
    guard case .number(let text) = value else {
      refuse(.wrongType, name, "a number is expected; \(value.kind) was given")
      return nil
    }
    return text
  }

  /// A code of a value set that is required.
  package func code<Value: RawRepresentable & CaseIterable>(_ name: String, _ type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let text = string(name) else { return nil }
    guard let value = Value(rawValue: text) else {
      refuse(.notInValueSet, name, "the codes are \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return value
  }

  package func element<Value>(_ name: String, _ make: (ElementReader) -> Value?) -> Value? {
    guard let value = value(name) else { return nil }
    return self.make(value, at: name, make)
  }

  package func list<Value>(_ name: String, _ make: (ElementReader) -> Value?) -> [Value] {
    guard let values = values(name) else { return [] }
    return values.enumerated().compactMap { self.make($0.element, at: "\(name)[\($0.offset)]", make) }
  }

  package func strings(_ name: String) -> [String] {
    guard let values = values(name) else { return [] }
    return values.enumerated().compactMap { place, value in
      guard case .string(let text) = value, !text.isEmpty else {
        refuse(.wrongType, "\(name)[\(place)]", "a text is expected; \(value.kind) was given")
        return nil
      }
      return text
    }
  }

  private func values(_ name: String) -> [JSONValue]? {
    asked.insert(name)
    guard let value = members.first(where: { $0.name == name })?.value else { return nil }
    guard case .array(let values) = value else {
      refuse(.wrongCardinality, name, "this element may stand several times, so a list is expected")
      return nil
    }
    if values.isEmpty { refuse(.emptyValue, name, "a list is left out where it has no entries; it is never empty") }
    return values
  }

  private func make<Value>(_ value: JSONValue, at name: String, _ make: (ElementReader) -> Value?) -> Value? {
    guard case .object(let members) = value else {
      refuse(.wrongType, name, "an object is expected; \(value.kind) was given")
      return nil
    }
    if members.isEmpty {
      refuse(.emptyValue, name, "an element is left out where it has no value; it is never empty")
      return nil
    }
    let reader = ElementReader(members, path: "\(path).\(name)", notes)
    let made = make(reader)
    reader.finish()
    return made
  }

  /// Notes that an element must be there.
  package func require<Value>(_ name: String, _ value: Value?) -> Value? {
    if value == nil, !has(name) { refuse(.missingElement, name, "this element is required") }
    return value
  }

  /// Of a choice of types at most one stands.
  package func requireOneOf(_ names: [String], as choice: String) {
    let given = names.filter(has)
    if given.count > 1 {
      refuse(.severalChoices, choice, "one of \(given.joined(separator: ", ")) may stand, not several")
    }
  }
}
