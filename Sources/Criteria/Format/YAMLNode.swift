import Quantities
import Yams

/// A node of a YAML file with its place, read strictly: unknown keys and wrong kinds are errors that name the line.
struct YAMLNode {
  let node: Node
  let file: String

  var line: Int { node.mark?.line ?? 1 }

  func fail(_ message: String) -> CriteriaError { .malformed(file: file, line: line, message: message) }

  /// The members of a mapping.
  func members(_ allowed: [String], required: [String] = []) throws(CriteriaError) -> YAMLMapping {
    guard let mapping = node.mapping else { throw fail("a mapping was expected here") }
    var members: [String: YAMLNode] = [:]
    for (key, value) in mapping {
      let key = YAMLNode(node: key, file: file)
      guard let name = key.node.string else { throw key.fail("a key must be a text") }
      guard allowed.contains(name) else {
        throw key.fail("unknown key '\(name)'; known here: \(allowed.joined(separator: ", "))")
      }
      guard members[name] == nil else { throw key.fail("the key '\(name)' stands twice") }
      members[name] = YAMLNode(node: value, file: file)
    }
    for name in required where members[name] == nil { throw fail("the key '\(name)' is missing") }
    return YAMLMapping(node: self, members: members)
  }

  func list() throws(CriteriaError) -> [YAMLNode] {
    guard let sequence = node.sequence else { throw fail("a list was expected here") }
    return sequence.map { YAMLNode(node: $0, file: file) }
  }

  func text() throws(CriteriaError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw fail("a text was expected here") }
    return text
  }

  var isNull: Bool { node.scalar.map { ["null", "~", ""].contains($0.string) } ?? false }

  func day() throws(CriteriaError) -> Day {
    guard let day = Day(try text()) else { throw fail("'\(try text())' is no day of the form YYYY-MM-DD") }
    return day
  }

  func number() throws(CriteriaError) -> Fraction {
    let text = try text()
    if text == "true" { return 1 }
    if text == "false" { return 0 }
    guard let number = Fraction(decimal: text) else { throw fail("'\(text)' is no decimal number") }
    return number
  }

  func integer() throws(CriteriaError) -> Int {
    guard let number = Int(try text()) else { throw fail("'\(try text())' is no whole number") }
    return number
  }

  func flag() throws(CriteriaError) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    case let text: throw fail("'\(text)' is neither true nor false")
    }
  }

  func choice<T: RawRepresentable & CaseIterable>(_: T.Type) throws(CriteriaError) -> T where T.RawValue == String {
    guard let value = T(rawValue: try text()) else {
      throw fail("'\(try text())' is none of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  func texts() throws(CriteriaError) -> [String] {
    var texts: [String] = []
    for node in try list() { texts.append(try node.text()) }
    return texts
  }
}

/// The members of one mapping by name.
struct YAMLMapping {
  let node: YAMLNode
  let members: [String: YAMLNode]

  subscript(name: String) -> YAMLNode? { members[name] }

  func need(_ name: String) throws(CriteriaError) -> YAMLNode {
    guard let member = members[name] else { throw node.fail("the key '\(name)' is missing") }
    return member
  }

  func text(_ name: String) throws(CriteriaError) -> String { try need(name).text() }

  /// The citation and how sure it is; a citation is required.
  func cited() throws(CriteriaError) -> (String, Confidence) {
    (try text("citation"), try members["confidence"]?.choice(Confidence.self) ?? .text)
  }
}
