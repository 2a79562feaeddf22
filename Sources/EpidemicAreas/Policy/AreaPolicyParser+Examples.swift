import Criteria
import Quantities

extension AreaPolicyParser {
  func examples(_ node: YAMLNode) throws(CriteriaError) -> [AreaExample] {
    var examples: [AreaExample] = []
    for item in try node.list() { examples.append(try example(item)) }
    return examples
  }

  private func example(_ node: YAMLNode) throws(CriteriaError) -> AreaExample {
    let parts = try node.members(
      ["name", "at", "kind", "pass", "release", "reasons", "source"], required: ["name", "at", "kind", "source"])
    _ = try parts.text("source")
    let asked = try parts.only(of: ["pass", "release"], "either 'pass' or 'release' is what is asked")
    var reasons: [String] = []
    for item in try parts["reasons"]?.list() ?? [] { reasons.append(try item.choice(AreaReason.Code.self).rawValue) }
    return AreaExample(
      name: try parts.text("name"), at: try parts.need("at").moment(),
      kind: try parts.need("kind").choice(AreaKind.self),
      question: try asked.name == "pass" ? passage(asked.body) : release(asked.body), reasons: reasons, line: node.line)
  }

  private func passage(_ node: YAMLNode) throws(CriteriaError) -> AreaExample.Question {
    let parts = try node.members(
      ["direction", "ground", "resident", "came_in", "credential", "verdict"],
      required: ["direction", "ground", "verdict"])
    let ground = try parts.need("ground")
    let id = try ground.identifier()
    guard grounds.contains(id) else {
      throw ground.fail("there is no ground '\(id)'; declared are \(grounds.joined(separator: ", "))")
    }
    let facts = PassageFacts(
      isResident: try parts["resident"].map { (n) throws(CriteriaError) in try n.flag() },
      cameIn: try parts["came_in"]?.flag() ?? false, hasCredential: try parts["credential"]?.flag() ?? false)
    return .passage(
      try parts.need("direction").choice(PassageRule.Direction.self), ground: id, facts,
      verdict: try parts.need("verdict").choice(PassageRule.Verdict.self))
  }

  private func release(_ node: YAMLNode) throws(CriteriaError) -> AreaExample.Question {
    let parts = try node.members(
      ["start", "last_case", "residents", "unlocated", "tested", "tested_since", "positive", "outcome"],
      required: ["start", "last_case", "outcome"])
    let last = try parts.need("last_case")
    let lastCase: ReleaseFacts.LastCase
    switch try last.isNull ? "null" : last.text() {
    case "null": lastCase = .unknown
    case "none": lastCase = .noneSinceStart
    default: lastCase = .on(try last.day())
    }
    func count(_ name: String) throws(CriteriaError) -> Int? {
      try parts[name].map { (n) throws(CriteriaError) in try n.integer(in: 0...100_000_000) }
    }
    let facts = ReleaseFacts(
      lastCase: lastCase, residents: try count("residents"), unlocated: try count("unlocated") ?? 0,
      tested: try count("tested"),
      testedSince: try parts["tested_since"].map { (n) throws(CriteriaError) in try n.day() },
      positive: try count("positive") ?? 0)
    return .release(
      facts, start: try parts.need("start").day(),
      outcome: try parts.need("outcome").choice(ReleaseFinding.Outcome.self))
  }
}
