/// The members of one mapping by name.
package struct YAMLMapping {
  package let node: YAMLNode
  package let members: [String: YAMLNode]

  package subscript(name: String) -> YAMLNode? { members[name] }

  package func need(_ name: String) throws(CriteriaError) -> YAMLNode {
    guard let member = members[name] else { throw node.fail("the key '\(name)' is missing") }
    return member
  }

  package func text(_ name: String) throws(CriteriaError) -> String { try need(name).text() }

  package func identifier(_ name: String) throws(CriteriaError) -> String { try need(name).identifier() }

  /// The one member of several that exclude each other.
  package func only(of names: [String], _ message: String) throws(CriteriaError) -> (name: String, body: YAMLNode) {
    let present = names.filter { members[$0] != nil }
    guard present.count == 1, let name = present.first, let body = members[name] else { throw node.fail(message) }
    return (name, body)
  }

  /// The citation and how sure it is; a citation is required.
  package func cited() throws(CriteriaError) -> (String, Confidence) {
    (try text("citation"), try members["confidence"]?.choice(Confidence.self) ?? .text)
  }
}
