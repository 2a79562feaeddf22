/// Reads bands, conditions, decisions and adjustments.
extension CriteriaParser {
  static let comparisons = Condition.Comparison.allCases.map(\.rawValue)

  func bounds(_ parts: YAMLMapping) throws(CriteriaError) -> [Condition.Bound] {
    var bounds: [Condition.Bound] = []
    for comparison in Condition.Comparison.allCases {
      if let value = parts[comparison.rawValue] {
        bounds.append(Condition.Bound(comparison: comparison, value: try value.text()))
      }
    }
    return bounds
  }

  func bands(_ node: YAMLNode) throws(CriteriaError) -> BandSet {
    let set = try node.members(["id", "of", "bands"], required: ["id", "of", "bands"])
    var bands: [BandSet.Band] = []
    for item in try set.need("bands").list() {
      let band = try item.members(
        ["id", "level", "citation", "confidence"] + Self.comparisons, required: ["id", "citation"])
      let (citation, confidence) = try band.cited()
      let bounds = try bounds(band)
      guard !bounds.isEmpty else {
        throw item.fail("a band needs a bound: \(Self.comparisons.joined(separator: ", "))")
      }
      bands.append(
        BandSet.Band(
          id: try band.identifier("id"), bounds: bounds, level: try band["level"]?.text(), citation: citation,
          confidence: confidence, line: item.line))
    }
    guard !bands.isEmpty else { throw node.fail("there are no bands") }
    return BandSet(id: try set.identifier("id"), indicator: try set.text("of"), bands: bands, line: node.line)
  }

  func combined(_ node: YAMLNode) throws(CriteriaError) -> CombinedBands {
    let parts = try node.members(
      ["id", "highest_of", "leave_out_unknown", "bands", "table", "citation", "confidence"],
      required: ["id", "citation"])
    let (name, body) = try parts.only(
      of: ["highest_of", "table"], "bands are combined by 'highest_of' or by a 'table'")
    guard name == "table" || parts["bands"] == nil, name == "highest_of" || parts["leave_out_unknown"] == nil else {
      throw node.fail("'bands' are of a 'table', and 'leave_out_unknown' is of 'highest_of'")
    }
    let form: CombinedBands.Form
    if name == "table" {
      var bands: [String] = []
      for item in try parts.need("bands").list() { bands.append(try item.identifier()) }
      let (axes, cells) = try table(body, result: "band")
      form = .table(bands: bands, axes: axes, cells: cells)
    } else {
      form = .highestOf(bandSets: try body.texts(), leaveOutUnknown: try parts["leave_out_unknown"]?.texts() ?? [])
    }
    let (citation, confidence) = try parts.cited()
    return CombinedBands(
      id: try parts.identifier("id"), form: form, citation: citation, confidence: confidence, line: node.line)
  }

  /// Axes and cells; `result` is the key under which a cell says what it gives.
  private func table(_ node: YAMLNode, result: String) throws(CriteriaError) -> (
    axes: [String], cells: [DecisionSource.Cell]
  ) {
    let body = try node.members(["axes", "cells"], required: ["axes", "cells"])
    var cells: [DecisionSource.Cell] = []
    for item in try body.need("cells").list() {
      let cell = try item.members(
        ["bands", result, "citation", "confidence"], required: ["bands", result, "citation"])
      let (citation, confidence) = try cell.cited()
      cells.append(
        DecisionSource.Cell(
          bands: try cell.need("bands").texts(), level: try cell.text(result), citation: citation,
          confidence: confidence, line: item.line))
    }
    return (try body.need("axes").texts(), cells)
  }

  func condition(_ node: YAMLNode) throws(CriteriaError) -> Condition {
    let parts = try node.members(["of", "level", "missing"] + Self.comparisons)
    let bounds = try bounds(parts)
    let (name, body) = try parts.only(
      of: ["of", "level", "missing"],
      "a condition names one thing: an indicator with 'of', a 'level', or an indicator that is 'missing'")
    guard (name == "of") == !bounds.isEmpty else {
      throw node.fail("bounds such as atLeast belong to a condition on an indicator, which needs one")
    }
    let subject: Condition.Subject =
      switch name {
      case "of": .indicator(try body.text())
      case "level": .level(try body.text())
      default: .missing(try body.text())
      }
    return Condition(subject: subject, bounds: bounds, line: node.line)
  }

  /// One condition or more; an empty list would hold always, which nobody means.
  func conditions(_ node: YAMLNode) throws(CriteriaError) -> [Condition] {
    var conditions: [Condition] = []
    for item in try node.list() { conditions.append(try condition(item)) }
    guard !conditions.isEmpty else { throw node.fail("there is no condition here") }
    return conditions
  }

  func decision(_ node: YAMLNode) throws(CriteriaError) -> DecisionSource {
    let parts = try node.members(["table", "highest_of", "first_match"])
    _ = try parts.only(
      of: ["table", "highest_of", "first_match"], "a decision is one of 'table', 'highest_of' or 'first_match'")
    if let table = parts["table"] {
      let (axes, cells) = try self.table(table, result: "level")
      return .table(axes: axes, cells: cells, line: table.line)
    }
    if let highest = parts["highest_of"] {
      let body = try highest.members(["bands", "leave_out_unknown", "citation"], required: ["bands", "citation"])
      return .highestOf(
        bandSets: try body.need("bands").texts(), leaveOutUnknown: try body["leave_out_unknown"]?.texts() ?? [],
        citation: try body.text("citation"), line: highest.line)
    }
    let first = try parts.need("first_match")
    var rules: [DecisionSource.Rule] = []
    for item in try first.list() {
      let rule = try item.members(
        ["id", "level", "when", "any_of", "citation", "confidence"], required: ["id", "level"])
      let (citation, confidence) = try rule.cited()
      guard rule["when"] == nil || rule["any_of"] == nil else {
        throw item.fail("a rule has 'when' or 'any_of', not both")
      }
      var groups: [[Condition]] = []
      if let when = rule["when"] { groups.append(try conditions(when)) }
      for group in try rule["any_of"]?.list() ?? [] { groups.append(try conditions(group)) }
      rules.append(
        DecisionSource.Rule(
          id: try rule.identifier("id"), level: try rule.text("level"), anyOf: groups, citation: citation,
          confidence: confidence, line: item.line))
    }
    return .firstMatch(rules, line: first.line)
  }

  func adjustment(_ node: YAMLNode) throws(CriteriaError) -> AdjustmentSource {
    let effects = ["raise", "hold", "cap", "floor", "ceiling"]
    let parts = try node.members(
      ["id", "when", "unless", "when_unknown", "citation", "confidence"] + effects, required: ["id", "when"])
    let (name, body) = try parts.only(
      of: effects, "an adjustment has exactly one effect: \(effects.joined(separator: ", "))")
    let effect: AdjustmentSource.Effect
    switch name {
    case "raise": effect = .raise(try body.integer(in: 1...20))
    case "hold", "cap":
      guard try body.text() == "previous" else {
        throw body.fail("'\(name)' is at the level of the map before: previous")
      }
      effect = name == "hold" ? .hold : .cap
    case "floor": effect = .floor(try body.text())
    default: effect = .ceiling(try body.text())
    }
    let (citation, confidence) = try parts.cited()
    return AdjustmentSource(
      id: try parts.identifier("id"), effect: effect, when: try conditions(try parts.need("when")),
      unless: try parts["unless"].map { n throws(CriteriaError) in try conditions(n) } ?? [],
      whenUnknown: try parts["when_unknown"]?.choice(AdjustmentSource.WhenUnknown.self) ?? .either, citation: citation,
      confidence: confidence, line: node.line)
  }
}
