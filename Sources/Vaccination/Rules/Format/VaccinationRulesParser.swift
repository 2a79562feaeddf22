public import Criteria
import Quantities

extension VaccinationRules {
  /// Reads rules of vaccination from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. Whether rules fit one another is checked by `VaccinationChecker`.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> VaccinationRules {
    let top = try YAMLNode.top(of: text, file: file)
    var parser = VaccinationRulesParser()
    var rules = try parser.rules(top, file: file)
    rules.citedKeys = CitedKey.all(in: top, text: text, declared: Set(rules.sources.map(\.key)))
    rules.names = parser.names
    rules.table = StandingTable(rules)
    return rules
  }
}

/// Reads each part of a file of rules.
struct VaccinationRulesParser {
  static let mostDays = 3_660

  /// Ids of the products, for what names them.
  var products: [String] = []
  var names: [String: Int] = [:]
  var groups: [String] = []

  mutating func rules(_ node: YAMLNode, file: String) throws(CriteriaError) -> VaccinationRules {
    let top = try node.members([
      "id", "version", "title", "in_force", "products", "mixing", "booster", "protection_days", "grace", "counting",
      "groups", "priority", "sources", "examples",
    ])
    let products = try products(try top.need("products"))
    let grace = try top.need("grace").members(["days", "citation", "confidence"], required: ["days", "citation"])
    let groups = try groups(try top.need("groups"))
    return VaccinationRules(
      id: try top.identifier("id"), version: try top.text("version"), title: try top.need("title").localized(),
      file: file, periods: try top.need("in_force").periods(), products: products,
      mixing: try mixing(try top.need("mixing")),
      booster: try days(try top.need("booster")) { (n) throws(CriteriaError) in try booster(n) },
      protectionDays: try days(try top.need("protection_days")) { (n) throws(CriteriaError) in
        try n.integer(in: 0...Self.mostDays)
      }, graceDays: try grace.need("days").integer(in: 0...Self.mostDays),
      counting: try counting(try top.need("counting")), groups: groups, plans: try plans(try top.need("priority")),
      sources: try top.need("sources").sources(), examples: try examples(try top.need("examples")))
  }

  /// Dated entries that begin with a day: rules are picked by days.
  func days<Value>(
    _ node: YAMLNode, _ read: (YAMLNode) throws(CriteriaError) -> Value
  ) throws(CriteriaError) -> Dated<Value> {
    let dated = try node.dated(read)
    for (item, entry) in zip(try node.list(), dated.entries) where entry.from != Moment(entry.from.day) {
      throw item.fail("rules are picked by the day, so an entry begins at 00:00")
    }
    return dated
  }

  func product(_ node: YAMLNode) throws(CriteriaError) -> String {
    let id = try node.identifier()
    guard products.contains(id) else {
      throw node.fail("there is no product '\(id)'; declared are \(products.joined(separator: ", "))")
    }
    return id
  }

  func productList(_ node: YAMLNode) throws(CriteriaError) -> [String] {
    try node.words(of: products)
  }

  private func mixing(_ node: YAMLNode) throws(CriteriaError) -> [MixingRule] {
    var rules: [MixingRule] = []
    for item in try node.list() {
      let parts = try item.members(["before", "next", "dated"], required: ["before", "next", "dated"])
      let before = try product(try parts.need("before"))
      let next = try product(try parts.need("next"))
      guard before != next else { throw item.fail("one product after itself is no mixing; it stands at the product") }
      guard !rules.contains(where: { $0.before == before && $0.next == next }) else {
        throw item.fail("'\(next)' after '\(before)' stands twice")
      }
      rules.append(
        MixingRule(
          before: before, next: next,
          dated: try days(try parts.need("dated")) { (n) throws(CriteriaError) in try mixingTerms(n) }, line: item.line)
      )
    }
    return rules
  }

  private func mixingTerms(_ node: YAMLNode) throws(CriteriaError) -> MixingRule.Terms {
    let parts = try node.members(["least", "from", "through", "age"], required: ["least", "from"])
    return MixingRule.Terms(
      interval: try interval(parts),
      age: try parts["age"].map { (n) throws(CriteriaError) in try n.integer(in: 0...150) }
    )
  }

  func interval(_ parts: YAMLMapping) throws(CriteriaError) -> VaccineProduct.Interval {
    let interval = VaccineProduct.Interval(
      least: try parts.need("least").integer(in: 1...Self.mostDays),
      from: try parts.need("from").integer(in: 1...Self.mostDays),
      through: try parts["through"].map { (n) throws(CriteriaError) in try n.integer(in: 1...Self.mostDays) })
    guard interval.least <= interval.from, interval.from <= interval.through ?? interval.from else {
      throw parts.node.fail("'least' must not be after 'from', nor 'from' after 'through'")
    }
    return interval
  }

  private func booster(_ node: YAMLNode) throws(CriteriaError) -> BoosterTerms {
    let parts = try node.members(
      ["least_months", "most", "age", "products"], required: ["least_months", "most", "age"])
    return BoosterTerms(
      leastMonths: try parts.need("least_months").integer(in: 1...120), most: try parts.need("most").integer(in: 1...9),
      age: try parts.need("age").integer(in: 0...150),
      products: try parts["products"].map { (n) throws(CriteriaError) in try productList(n) })
  }

  private func counting(_ node: YAMLNode) throws(CriteriaError) -> [CountingRule] {
    var rules: [CountingRule] = []
    for item in try node.list() {
      let parts = try item.members(
        ["flag", "counts", "citation", "confidence"], required: ["flag", "counts", "citation"])
      let flag = try parts.need("flag").choice(DoseFlag.self)
      guard !CountingRule.informing.contains(flag) else {
        throw item.fail(
          "a dose with the flag '\(flag.rawValue)' counts as any other, which is not for the rules to say")
      }
      guard !rules.contains(where: { $0.flag == flag }) else { throw item.fail("'\(flag.rawValue)' stands twice") }
      rules.append(
        CountingRule(
          flag: flag, counts: try parts.need("counts").flag(), citation: try parts.cited().0, line: item.line))
    }
    let missing = DoseFlag.allCases.filter { flag in
      !CountingRule.informing.contains(flag) && !rules.contains { $0.flag == flag }
    }
    guard missing.isEmpty else {
      throw node.fail("nothing says whether doses count with \(missing.map(\.rawValue).joined(separator: ", "))")
    }
    for never in [DoseFlag.unknownProduct, .extra] where rules.contains(where: { $0.flag == never && $0.counts }) {
      throw node.fail("a dose with the flag '\(never.rawValue)' has no place in any series, so it cannot count")
    }
    return rules
  }

  private mutating func groups(_ node: YAMLNode) throws(CriteriaError) -> [VaccinationGroup] {
    var groups: [VaccinationGroup] = []
    for item in try node.list() {
      let parts = try item.members(["id", "name", "age_from"], required: ["id", "name"])
      let id = try parts.identifier("id")
      guard !groups.contains(where: { $0.id == id }) else { throw item.fail("'\(id)' stands twice") }
      groups.append(
        VaccinationGroup(
          id: id, name: try parts.need("name").localized(),
          ageFrom: try parts["age_from"].map { (n) throws(CriteriaError) in try n.integer(in: 0...150) },
          line: item.line))
    }
    self.groups = groups.map(\.id)
    return groups
  }

  private func plans(_ node: YAMLNode) throws(CriteriaError) -> [PriorityPlan] {
    var plans: [PriorityPlan] = []
    for item in try node.list() {
      let names = ["id", "from", "order", "citation"]
      let parts = try item.members(names + ["confidence"], required: names)
      let from = try parts.need("from").day()
      if let last = plans.last, last.from >= from {
        throw item.fail("plans must be in the order of their days, each day once")
      }
      let (citation, confidence) = try parts.cited()
      plans.append(
        PriorityPlan(
          id: try parts.identifier("id"), from: from, citation: citation, confidence: confidence,
          order: try parts.need("order").words(of: groups), line: item.line))
    }
    return plans
  }
}
