public import Criteria
import Quantities

extension QuarantinePolicy {
  /// Reads a policy from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. Whether rules fit one another is checked by `QuarantineChecker`.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> QuarantinePolicy {
    let top = try YAMLNode.top(of: text, file: file)
    var parser = QuarantineParser()
    var policy = try parser.policy(top, file: file)
    policy.citedKeys = CitedKey.all(in: top, text: text, declared: Set(policy.sources.map(\.key)))
    return policy
  }
}

/// Reads each part of a policy file.
struct QuarantineParser {
  var jurisdictions: [String] = []

  mutating func policy(_ node: YAMLNode, file: String) throws(CriteriaError) -> QuarantinePolicy {
    let top = try node.members(
      [
        "id", "version", "title", "in_force", "jurisdictions", "rules", "releases", "monitoring", "sources", "examples",
      ])
    let jurisdictions = try top.need("jurisdictions").terms()
    self.jurisdictions = jurisdictions.map(\.id)
    guard self.jurisdictions.contains(QuarantinePolicy.national) else {
      throw try top.need("jurisdictions").fail("there must be the jurisdiction '\(QuarantinePolicy.national)'")
    }
    return QuarantinePolicy(
      id: try top.identifier("id"), version: try top.text("version"), title: try top.need("title").localized(),
      file: file, periods: try top.need("in_force").periods(), jurisdictions: jurisdictions,
      rules: try rules(try top.need("rules")), releases: try releases(try top.need("releases")),
      monitoring: try days(try top.need("monitoring")) { (n) throws(CriteriaError) in try monitoring(n) },
      sources: try top.need("sources").sources(), examples: try examples(try top.need("examples")))
  }

  /// Dated entries that begin with a day: rules are picked by days.
  private func days<Value>(
    _ node: YAMLNode, _ read: (YAMLNode) throws(CriteriaError) -> Value
  ) throws(CriteriaError) -> Dated<Value> {
    let dated = try node.dated(read)
    for (item, entry) in zip(try node.list(), dated.entries) where entry.from != Moment(entry.from.day) {
      throw item.fail("rules are picked by the day, so an entry begins at 00:00")
    }
    return dated
  }

  private func rules(_ node: YAMLNode) throws(CriteriaError) -> [QuarantineRule] {
    var rules: [QuarantineRule] = []
    for item in try node.list() {
      let parts = try item.members(
        ["id", "name", "kinds", "jurisdiction", "when", "dated"], required: ["id", "name", "kinds", "dated"])
      let id = try parts.identifier("id")
      guard !rules.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      rules.append(
        QuarantineRule(
          id: id, name: try parts.need("name").localized(), kinds: try kinds(try parts.need("kinds")),
          jurisdiction: try jurisdiction(parts["jurisdiction"]), condition: try condition(parts["when"]),
          dated: try days(try parts.need("dated")) { (n) throws(CriteriaError) in try terms(n) }, line: item.line))
    }
    guard !rules.isEmpty else { throw node.fail("a policy needs a rule") }
    return rules
  }

  private func releases(_ node: YAMLNode) throws(CriteriaError) -> [ReleaseRule] {
    var rules: [ReleaseRule] = []
    for item in try node.list() {
      let parts = try item.members(["id", "kinds", "jurisdiction", "dated"], required: ["id", "kinds", "dated"])
      let id = try parts.identifier("id")
      guard !rules.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      rules.append(
        ReleaseRule(
          id: id, kinds: try kinds(try parts.need("kinds")), jurisdiction: try jurisdiction(parts["jurisdiction"]),
          dated: try days(try parts.need("dated")) { (n) throws(CriteriaError) in try ways(n) }, line: item.line))
    }
    return rules
  }

  func kinds(_ node: YAMLNode) throws(CriteriaError) -> Set<PersonKind> {
    Set(try node.words(of: PersonKind.allCases.map(\.rawValue)).compactMap { PersonKind(rawValue: $0) })
  }

  func jurisdiction(_ node: YAMLNode?) throws(CriteriaError) -> String {
    guard let node else { return QuarantinePolicy.national }
    let id = try node.identifier()
    guard jurisdictions.contains(id) else {
      throw node.fail("there is no jurisdiction '\(id)'; declared are \(jurisdictions.joined(separator: ", "))")
    }
    return id
  }
}
