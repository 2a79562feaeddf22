/// Gathers the members of an element in the order in which they are written; what has no value is left out.
package struct ElementWriter {
  private(set) var members: [JSONValue.Member] = []

  package init() {}

  package mutating func add(_ name: String, _ text: String?) {
    if let text, !text.isEmpty { members.append(JSONValue.Member(name, .string(text))) }
  }

  package mutating func add(_ name: String, _ truth: Bool?) {
    if let truth { members.append(JSONValue.Member(name, .bool(truth))) }
  }

  package mutating func add(decimal name: String, _ number: String?) {
    if let number { members.append(JSONValue.Member(name, .number(number))) }
  }

  package mutating func add(_ name: String, _ element: (some FHIRElement)?) {
    guard let element else { return }
    let value = element.json
    if value != .object([]) { members.append(JSONValue.Member(name, value)) }
  }

  package mutating func add(_ name: String, _ elements: [some FHIRElement]) {
    let values = elements.map(\.json).filter { $0 != .object([]) }
    if !values.isEmpty { members.append(JSONValue.Member(name, .array(values))) }
  }

  package mutating func add(_ name: String, texts: [String]) {
    let values = texts.filter { !$0.isEmpty }.map { JSONValue.string($0) }
    if !values.isEmpty { members.append(JSONValue.Member(name, .array(values))) }
  }

  package var json: JSONValue { .object(members) }
}

/// A part of a resource, or a whole one, that can be written.
package protocol FHIRElement {
  func write(to writer: inout ElementWriter)
}

extension FHIRElement {
  package var json: JSONValue {
    var writer = ElementWriter()
    write(to: &writer)
    return writer.json
  }
}
