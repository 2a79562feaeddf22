public import Criteria
import Quantities

extension SupportPolicies {
  /// Reads policies from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. Whether rules fit one another is checked by `SupportChecker`.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> SupportPolicies {
    let top = try YAMLNode.top(of: text, file: file)
    var parser = SupportParser()
    var policies = try parser.policies(top, file: file)
    policies.citedKeys = CitedKey.all(in: top, text: text, declared: Set(policies.sources.map(\.key)))
    return policies
  }
}

/// Reads each part of a file of policies.
struct SupportParser {
  var spells: [SpellTerm] = []
  var questions: [SupportQuestion] = []
  var documents: [SupportDocument] = []

  mutating func policies(_ node: YAMLNode, file: String) throws(CriteriaError) -> SupportPolicies {
    let top = try node.members([
      "id", "version", "title", "in_force", "spells", "questions", "documents", "policies", "sources", "examples",
    ])
    spells = try Self.each(top["spells"], id: \.id) { (n) throws(CriteriaError) in try Self.spell(n) }
    questions = try Self.each(top["questions"], id: \.id) { (n) throws(CriteriaError) in try Self.question(n) }
    for question in questions where spells.contains(where: { $0.id == question.id }) {
      throw try top.need("questions").fail("'\(question.id)' is a spell already")
    }
    documents = try Self.each(top["documents"], id: \.id) { (n) throws(CriteriaError) in try Self.document(n) }
    let policies = try Self.each(try top.need("policies"), id: \.id) { (n) throws(CriteriaError) in try policy(n) }
    guard !policies.isEmpty else { throw try top.need("policies").fail("a file of policies needs a policy") }
    return SupportPolicies(
      id: try top.identifier("id"), version: try top.text("version"), title: try top.need("title").localized(),
      file: file, periods: try top.need("in_force").periods(), spells: spells, questions: questions,
      documents: documents, policies: policies, sources: try top.need("sources").sources(),
      examples: try examples(try top.need("examples"), of: policies.map(\.id)))
  }

  /// The items of a list that need not be there, each id once.
  static func each<Item>(
    _ node: YAMLNode?, id: (Item) -> String, _ read: (YAMLNode) throws(CriteriaError) -> Item
  ) throws(CriteriaError) -> [Item] {
    var items: [Item] = []
    var ids: Set<String> = []
    guard let node else { return [] }
    for node in try node.list() {
      let item = try read(node)
      guard ids.insert(id(item)).inserted else { throw node.fail("'\(id(item))' stands twice") }
      items.append(item)
    }
    return items
  }

  private static func spell(_ node: YAMLNode) throws(CriteriaError) -> SpellTerm {
    let parts = try node.members(["id", "name", "known_by"], required: ["id", "name"])
    return SpellTerm(
      id: try parts.identifier("id"), name: try parts.need("name").localized(), knownBy: try origins(parts["known_by"]),
      line: node.line)
  }

  private static func question(_ node: YAMLNode) throws(CriteriaError) -> SupportQuestion {
    let parts = try node.members(["id", "name", "answer", "known_by"], required: ["id", "name", "answer"])
    let answer = try parts.text("answer")
    guard ["yes-no", "number"].contains(answer) else {
      throw try parts.need("answer").fail("'\(answer)' is neither yes-no nor number")
    }
    return SupportQuestion(
      id: try parts.identifier("id"), name: try parts.need("name").localized(), isNumber: answer == "number",
      knownBy: try origins(parts["known_by"]), line: node.line)
  }

  private static func document(_ node: YAMLNode) throws(CriteriaError) -> SupportDocument {
    let parts = try node.members(["id", "name", "proves", "held_by"], required: ["id", "name", "proves"])
    return SupportDocument(
      id: try parts.identifier("id"), name: try parts.need("name").localized(),
      proves: try parts.need("proves").ids(), heldBy: try origins(parts["held_by"]), line: node.line)
  }

  private static func origins(_ node: YAMLNode?) throws(CriteriaError) -> [FactOrigin] {
    guard let node else { return [] }
    return try node.words(of: FactOrigin.allCases.filter { $0 != .claimed }.map(\.rawValue)).compactMap {
      FactOrigin(rawValue: $0)
    }
  }

  /// An id that stands under 'spells' or 'questions'.
  func known(_ ids: [String], _ node: YAMLNode, _ names: [String], _ what: String) throws(CriteriaError) {
    for id in ids where !names.contains(id) {
      throw node.fail("'\(id)' does not stand under '\(what)'; known are \(names.joined(separator: ", "))")
    }
  }

  func window(_ node: YAMLNode) throws(CriteriaError) -> DayWindow {
    let parts = try node.members(["from", "through"], required: ["from", "through"])
    let window = DayWindow(from: try parts.need("from").day(), through: try parts.need("through").day())
    guard window.from <= window.through, window.days <= 3660 else {
      throw node.fail("'through' must not be before 'from', nor ten years and more after it")
    }
    return window
  }
}
