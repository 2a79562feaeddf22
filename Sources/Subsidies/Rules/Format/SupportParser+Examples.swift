import Criteria
import Quantities
import Registry

extension SupportParser {
  func examples(_ node: YAMLNode, of policies: [String]) throws(CriteriaError) -> [SupportExample] {
    var examples: [SupportExample] = []
    for item in try node.list() {
      let parts = try item.members(
        ["name", "policy", "claim", "facts", "places", "answer", "source"],
        required: ["name", "policy", "claim", "answer", "source"])
      _ = try parts.text("source")
      let policy = try parts.identifier("policy")
      guard policies.contains(policy) else { throw try parts.need("policy").fail("there is no policy '\(policy)'") }
      let answer = try parts.need("answer").members(["verdict", "amount", "missing", "papers"], required: ["verdict"])
      examples.append(
        SupportExample(
          name: try parts.text("name"), policy: policy, claimDay: try parts.need("claim").day(),
          facts: try parts["facts"].map { (n) throws(CriteriaError) in try facts(n) } ?? SupportFacts(),
          places: try places(parts["places"]), verdict: try answer.need("verdict").choice(SupportAnswer.Verdict.self),
          amount: try answer["amount"]?.integer(in: 0...1_000_000_000_000), missing: try answer["missing"]?.texts(),
          papers: try answer["papers"]?.texts(), line: item.line))
    }
    return examples
  }

  private func facts(_ node: YAMLNode) throws(CriteriaError) -> SupportFacts {
    let parts = try node.members(["birth", "sex", "groups", "stays", "spells", "answers", "children"])
    var facts = SupportFacts(
      birth: try parts["birth"].map { (n) throws(CriteriaError) in BirthDate(try n.day()) },
      groups: try parts["groups"].map { (n) throws(CriteriaError) in Set(try n.texts()) })
    if let sex = parts["sex"] { facts.sex = Sex(try sex.words(["male", "female", "other"])) }
    for item in try parts["stays"]?.list() ?? [] {
      let stay = try item.members(["at", "ward", "from", "through", "origin"], required: ["at", "ward"])
      facts.stays.append(
        SupportFacts.Stay(
          kind: try stay.need("at").choice(SupportFacts.Stay.Kind.self), ward: try stay.text("ward"),
          from: try day(stay["from"]), through: try day(stay["through"]), origin: try origin(stay["origin"])))
    }
    for item in try parts["spells"]?.list() ?? [] {
      let spell = try item.members(["kind", "from", "through", "origin"], required: ["kind", "from"])
      let kind = try spell.identifier("kind")
      try known([kind], item, spells.map(\.id), "spells")
      facts.spells.append(
        SupportFacts.Spell(
          kind: kind, from: try spell.need("from").day(), through: try day(spell["through"]),
          origin: try origin(spell["origin"])))
    }
    for item in try parts["answers"]?.list() ?? [] {
      let answer = try item.members(["of", "is", "origin"], required: ["of", "is"])
      let value = try answer.need("is")
      let text = try value.text()
      facts.statements[try answer.identifier("of")] = SupportFacts.Statement(
        text == "true" ? 1 : text == "false" ? 0 : try value.integer(in: 0...1_000_000_000),
        origin: try origin(answer["origin"]))
    }
    facts.children = try parts["children"].map { (n) throws(CriteriaError) in
      var births: [BirthDate] = []
      for child in try n.list() { births.append(BirthDate(try child.day())) }
      return births
    }
    return facts
  }

  private func places(_ node: YAMLNode?) throws(CriteriaError) -> [String: [PlaceSpan]] {
    var places: [String: [PlaceSpan]] = [:]
    for item in try node?.list() ?? [] {
      let span = try item.members(
        ["ward", "level", "from", "through", "revision", "decree"], required: ["ward", "level", "from", "through"])
      let window = DayWindow(from: try span.need("from").day(), through: try span.need("through").day())
      let ward = try span.text("ward")
      if let last = places[ward]?.last, last.through >= window.from || window.through < window.from {
        throw item.fail("spans of a ward must be ascending and apart")
      }
      places[ward, default: []].append(
        PlaceSpan(
          from: window.from, through: window.through, level: try span.identifier("level"),
          revision: try span["revision"]?.integer(in: 1...1_000_000_000), decree: try span["decree"]?.text()))
    }
    return places
  }

  private func day(_ node: YAMLNode?) throws(CriteriaError) -> Day? {
    try node.map { (n) throws(CriteriaError) in try n.day() }
  }

  private func origin(_ node: YAMLNode?) throws(CriteriaError) -> FactOrigin {
    try node?.choice(FactOrigin.self) ?? .claimed
  }
}
