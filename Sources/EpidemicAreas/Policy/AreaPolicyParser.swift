public import Criteria
import Quantities

extension AreaPolicy {
  /// Reads a policy from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. Whether rules fit one another is checked by `AreaPolicyChecker`.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> AreaPolicy {
    let top = try YAMLNode.top(of: text, file: file)
    var parser = AreaPolicyParser()
    var policy = try parser.policy(top, file: file)
    policy.citedKeys = CitedKey.all(in: top, text: text, declared: Set(policy.sources.map(\.key)))
    return policy
  }
}

/// Reads each part of a policy file. Names are declared before the rules that use them, so that a wrong one is told with its line.
struct AreaPolicyParser {
  var grounds: [String] = []

  mutating func policy(_ node: YAMLNode, file: String) throws(CriteriaError) -> AreaPolicy {
    let top = try node.members([
      "id", "version", "title", "jurisdiction", "in_force", "measures", "needs", "grounds", "vulnerable",
      "elderly_from",
      "age_breaks", "usual_days", "suggestion", "passage", "release", "sources", "examples",
    ])
    let grounds = try top.need("grounds").terms()
    self.grounds = grounds.map(\.id)
    return AreaPolicy(
      id: try top.identifier("id"), version: try top.text("version"), title: try top.need("title").localized(),
      jurisdiction: try top.text("jurisdiction"), file: file, periods: try top.need("in_force").periods(),
      measures: try top.need("measures").terms(), needs: try top.need("needs").terms(), grounds: grounds,
      vulnerable: try vulnerable(try top.need("vulnerable")),
      elderlyFrom: try top.need("elderly_from").dated { (n) throws(CriteriaError) in try n.integer(in: 1...120) },
      ageBreaks: try ages(try top.need("age_breaks")),
      usualDays: try top.need("usual_days").dated { (n) throws(CriteriaError) in try n.integer(in: 1...366) },
      suggestion: try top.need("suggestion").dated { (n) throws(CriteriaError) in try suggestion(n) },
      passage: try passage(try top.need("passage")), release: try release(try top.need("release")),
      sources: try top.need("sources").sources(), examples: try examples(try top.need("examples")))
  }

  // MARK: People

  private func vulnerable(_ node: YAMLNode) throws(CriteriaError) -> [VulnerableGroup] {
    var groups: [VulnerableGroup] = []
    for item in try node.list() {
      let parts = try item.members(["id", "name", "codes"], required: ["id", "name", "codes"])
      let id = try parts.identifier("id")
      guard !groups.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      groups.append(
        VulnerableGroup(
          id: id, name: try parts.need("name").localized(), codes: try parts.need("codes").texts(), line: item.line))
    }
    return groups
  }

  private func ages(_ node: YAMLNode) throws(CriteriaError) -> [Int] {
    var ages: [Int] = []
    for item in try node.list() {
      let age = try item.integer(in: 1...130)
      if let last = ages.last, age <= last { throw item.fail("first ages of bands must ascend") }
      ages.append(age)
    }
    return ages
  }

  // MARK: Rules

  private func suggestion(_ node: YAMLNode) throws(CriteriaError) -> SuggestionTerms {
    let names = [
      "cluster_metres", "cluster_days", "fewest_cases", "buffer_metres", "ring_metres", "lattice_metres",
    ]
    let parts = try node.members(names, required: names)
    let buffer = try parts.need("buffer_metres").integer(in: 1...100_000)
    var rings: [Int] = []
    for item in try parts.need("ring_metres").list() {
      let ring = try item.integer(in: 1...100_000)
      guard ring > rings.last ?? buffer else { throw item.fail("rings are wider than the buffer, and ascend") }
      rings.append(ring)
    }
    return SuggestionTerms(
      clusterMetres: try parts.need("cluster_metres").integer(in: 1...100_000),
      clusterDays: try parts.need("cluster_days").integer(in: 0...366),
      fewestCases: try parts.need("fewest_cases").integer(in: 1...10_000), bufferMetres: buffer, ringMetres: rings,
      latticeMetres: try parts.need("lattice_metres").integer(in: 0...10_000))
  }

  private func kinds(_ node: YAMLNode?) throws(CriteriaError) -> [AreaKind] {
    guard let node else { return [] }
    var kinds: [AreaKind] = []
    for item in try node.list() {
      let kind = try item.choice(AreaKind.self)
      guard !kinds.contains(kind) else { throw item.fail("'\(kind.rawValue)' stands twice") }
      kinds.append(kind)
    }
    guard !kinds.isEmpty else { throw node.fail("an empty list; leave the key out for all kinds") }
    return kinds
  }

  private func passage(_ node: YAMLNode) throws(CriteriaError) -> [PassageRule] {
    var rules: [PassageRule] = []
    for item in try node.list() {
      let parts = try item.members(["id", "direction", "kinds", "dated"], required: ["id", "direction", "dated"])
      let id = try parts.identifier("id")
      guard !rules.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      let direction = try parts.need("direction").choice(PassageRule.Direction.self)
      rules.append(
        PassageRule(
          id: id, direction: direction, kinds: try kinds(parts["kinds"]),
          dated: try parts.need("dated").dated { (n) throws(CriteriaError) in try terms(n, direction) },
          line: item.line))
    }
    return rules
  }

  private func terms(
    _ node: YAMLNode, _ direction: PassageRule.Direction
  ) throws(CriteriaError) -> PassageRule.Terms {
    let own = direction == .enter ? ["stay_until_end", "even_then", "residents_return"] : []
    let parts = try node.members(["grounds", "otherwise"] + own, required: ["grounds", "otherwise"])
    let verdicts = try parts.need("grounds").members(grounds)
    var byGround: [String: PassageRule.Verdict] = [:]
    for (name, value) in verdicts.members { byGround[name] = try value.choice(PassageRule.Verdict.self) }
    let binds = try parts["stay_until_end"]?.flag() ?? false
    var even: [String] = []
    if let node = parts["even_then"] {
      guard binds else { throw node.fail("'even_then' is for rules with 'stay_until_end: true'") }
      even = try node.words(of: grounds)
    }
    return PassageRule.Terms(
      grounds: byGround, otherwise: try parts.need("otherwise").choice(PassageRule.Verdict.self), binds: binds,
      evenBound: even, returnsHome: try parts["residents_return"]?.flag() ?? false)
  }

  private func release(_ node: YAMLNode) throws(CriteriaError) -> [ReleaseRule] {
    var rules: [ReleaseRule] = []
    for item in try node.list() {
      let parts = try item.members(["id", "kinds", "dated"], required: ["id", "dated"])
      let id = try parts.identifier("id")
      guard !rules.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      rules.append(
        ReleaseRule(
          id: id, kinds: try kinds(parts["kinds"]),
          dated: try parts.need("dated").dated { (n) throws(CriteriaError) in try release(terms: n) }, line: item.line))
    }
    return rules
  }

  private func release(terms node: YAMLNode) throws(CriteriaError) -> ReleaseRule.Terms {
    let parts = try node.members(
      ["days_without_case", "tested_share", "tests_within_days"], required: ["days_without_case"])
    var share: Fraction?
    if let node = parts["tested_share"] {
      let value = try node.number()
      guard value > 0, value <= 1 else { throw node.fail("a share is above 0, and at most 1 for everybody") }
      share = value
    }
    if share == nil, let node = parts["tests_within_days"] { throw node.fail("it is for rules with 'tested_share'") }
    return ReleaseRule.Terms(
      daysWithoutCase: try parts.need("days_without_case").integer(in: 0...366), testedShare: share,
      testsWithinDays: try parts["tests_within_days"]?.integer(in: 0...366))
  }
}
