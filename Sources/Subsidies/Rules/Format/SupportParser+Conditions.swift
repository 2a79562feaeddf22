import Criteria
import Quantities
import Registry

extension SupportParser {
  func event(_ node: YAMLNode) throws(CriteriaError) -> SupportEvent {
    let parts = try node.members(["spell", "place", "period"])
    switch try parts.only(of: ["spell", "place", "period"], "an event is one of 'spell', 'place' and 'period'") {
    case ("spell", let body): return .spell(try spells(body).condition)
    case ("place", let body): return .place(try place(body))
    case (_, let body): return .period(try window(body))
    }
  }

  /// Conditions that are deeper than any that people write are refused.
  func condition(_ node: YAMLNode, depth: Int = 0) throws(CriteriaError) -> SupportCondition {
    let forms = ["all", "any", "spell", "place", "question", "group", "age", "sex", "unknown"]
    guard depth < 8 else { throw node.fail("conditions inside one another, deeper than 8") }
    let parts = try node.members(
      ["id", "citation", "confidence", "is", "at_least", "at_most"] + forms, required: ["id"])
    let (name, body) = try parts.only(of: forms, "a condition is one of \(forms.joined(separator: ", "))")
    let form: SupportCondition.Form
    switch name {
    case "all", "any":
      var conditions: [SupportCondition] = []
      for item in try body.list() { conditions.append(try condition(item, depth: depth + 1)) }
      guard conditions.count > 1 else { throw body.fail("'\(name)' joins two conditions or more") }
      form = name == "all" ? .all(conditions) : .any(conditions)
    case "spell":
      let (condition, isDuring) = try spells(body)
      form = .spell(condition, duringEvent: isDuring)
    case "place": form = .place(try place(body))
    case "question": form = .question(try body.identifier(), try answers(parts, body))
    case "group": form = .group(try body.ids())
    case "age":
      let age = try body.members(["at_least", "under"])
      let least = try age["at_least"]?.integer(in: 0...150) ?? 0
      let most = try age["under"].map { (n) throws(CriteriaError) in try n.integer(in: 1...150) - 1 } ?? 200
      guard least <= most else { throw body.fail("no age is in it") }
      form = .age(least...most)
    case "sex":
      let words = ["male", "female", "other"]
      guard let sex = Sex(try body.words(words)) else { throw body.fail("no sex") }
      form = .sex(sex)
    default: form = .unknown
    }
    if name != "question", let stray = ["is", "at_least", "at_most"].compactMap({ parts[$0] }).first {
      throw stray.fail("only a question has 'is', 'at_least' and 'at_most'")
    }
    let isJoint = name == "all" || name == "any"
    return SupportCondition(
      id: try parts.identifier("id"), form: form, citation: isJoint ? "" : try parts.cited().0)
  }

  private func answers(_ parts: YAMLMapping, _ body: YAMLNode) throws(CriteriaError) -> ClosedRange<Int> {
    let id = try body.identifier()
    try known([id], body, questions.map(\.id), "questions")
    let isNumber = questions.first { $0.id == id }?.isNumber ?? false
    guard isNumber == (parts["is"] == nil) else {
      throw body.fail("a question of yes and no has 'is', one of a number 'at_least' or 'at_most'")
    }
    if let flag = parts["is"] { return try flag.flag() ? 1...1 : 0...0 }
    let least = try parts["at_least"]?.integer(in: 0...1_000_000_000) ?? 0
    let most = try parts["at_most"]?.integer(in: 0...1_000_000_000) ?? Int.max
    guard least <= most, parts["at_least"] != nil || parts["at_most"] != nil else {
      throw body.fail("a number needs 'at_least' or 'at_most', the one not above the other")
    }
    return least...most
  }

  private func spells(_ node: YAMLNode) throws(CriteriaError) -> (condition: SpellCondition, isDuring: Bool) {
    let parts = try node.members(
      ["kinds", "least_days", "window", "begins_in_window", "during_event"], required: ["kinds"])
    let kinds = try parts.need("kinds").ids()
    try known(kinds, try parts.need("kinds"), spells.map(\.id), "spells")
    let condition = SpellCondition(
      kinds: kinds, leastDays: try parts["least_days"]?.integer(in: 1...3660) ?? 1,
      window: try parts["window"].map { (n) throws(CriteriaError) in try window(n) },
      beginsInWindow: try parts["begins_in_window"]?.flag() ?? false)
    guard condition.window != nil || !condition.beginsInWindow else { throw node.fail("the key 'window' is missing") }
    return (condition, try parts["during_event"]?.flag() ?? false)
  }

  private func place(_ node: YAMLNode) throws(CriteriaError) -> PlaceCondition {
    let parts = try node.members(["at", "levels", "least_days", "window"], required: ["at", "levels", "window"])
    return PlaceCondition(
      at: try parts.need("at").words(of: SupportFacts.Stay.Kind.allCases.map(\.rawValue)).compactMap {
        SupportFacts.Stay.Kind(rawValue: $0)
      }, levels: try parts.need("levels").ids(), leastDays: try parts["least_days"]?.integer(in: 1...3660) ?? 1,
      window: try window(try parts.need("window")))
  }
}

extension YAMLNode {
  /// One word of a closed vocabulary.
  func words(_ vocabulary: [String]) throws(CriteriaError) -> String {
    let word = try text()
    guard vocabulary.contains(word) else { throw fail("'\(word)' is none of \(vocabulary.joined(separator: ", "))") }
    return word
  }
}
