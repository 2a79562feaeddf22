import Quantities
import Yams

extension CriteriaSet {
  /// Reads a criteria set from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. References between parts are checked by `CriteriaChecker`, and again
  ///   when an edition is made.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> CriteriaSet {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch let error as YamlError {
      throw .malformed(file: file, line: CriteriaParser.line(of: error), message: "no YAML: \(error)")
    } catch { throw .malformed(file: file, line: 1, message: "no YAML: \(error)") }
    guard let root else { throw .malformed(file: file, line: 1, message: "the file is empty") }
    return try CriteriaParser(file: file).set(YAMLNode(node: root, file: file))
  }
}

/// Reads each part of the format; one function a part.
struct CriteriaParser {
  let file: String

  static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: 1
    }
  }

  func set(_ node: YAMLNode) throws(CriteriaError) -> CriteriaSet {
    let top = try node.members([
      "id", "version", "title", "jurisdiction", "missing", "in_force", "levels", "unranked", "no_data", "sources",
      "values",
      "indicators", "bands", "decision", "adjustments", "examples",
    ])
    var periods: [CriteriaSet.Period] = []
    for item in try top.need("in_force").list() {
      let period = try item.members(["from", "until", "citation"], required: ["from", "citation"])
      periods.append(
        CriteriaSet.Period(
          from: try period.need("from").day(),
          until: try period["until"].map { n throws(CriteriaError) in try n.day() },
          citation: try period.text("citation")))
    }
    guard !periods.isEmpty else { throw try top.need("in_force").fail("a set must be in force from some day") }
    var levels: [Level] = []
    for item in try top.need("levels").list() { levels.append(try level(item, rank: levels.count)) }
    guard !levels.isEmpty, levels.count <= 20 else { throw try top.need("levels").fail("a set has 1 to 20 levels") }
    var unranked: [Level] = []
    for item in try top["unranked"]?.list() ?? [] { unranked.append(try level(item, rank: nil)) }
    var sources: [(key: String, text: String)] = []
    for item in try top["sources"]?.list() ?? [] {
      let source = try item.members(["key", "text"], required: ["key", "text"])
      sources.append((try source.text("key"), try source.text("text")))
    }
    var values: [DatedValue] = []
    for item in try top.need("values").list() { values.append(try value(item)) }
    var indicators: [IndicatorSource] = []
    for item in try top.need("indicators").list() { indicators.append(try indicator(item)) }
    var bandSets: [BandSet] = []
    for item in try top["bands"]?.list() ?? [] { bandSets.append(try bands(item)) }
    var adjustments: [AdjustmentSource] = []
    for item in try top["adjustments"]?.list() ?? [] { adjustments.append(try adjustment(item)) }
    var examples: [Example] = []
    for item in try top.need("examples").list() { examples.append(try example(item)) }
    return CriteriaSet(
      id: try top.text("id"), version: try top.text("version"), title: try localized(try top.need("title")),
      jurisdiction: try top.text("jurisdiction"), file: file, periods: periods,
      missing: try top["missing"]?.texts() ?? [], levels: levels, unranked: unranked,
      noData: try level(try top.need("no_data"), rank: nil), sources: sources, values: values, indicators: indicators,
      bandSets: bandSets, decision: try decision(try top.need("decision")), adjustments: adjustments, examples: examples
    )
  }

  func localized(_ node: YAMLNode) throws(CriteriaError) -> Localized {
    let names = try node.members(["en", "vi"], required: ["en", "vi"])
    return Localized(english: try names.text("en"), vietnamese: try names.text("vi"))
  }

  func level(_ node: YAMLNode, rank: Int?) throws(CriteriaError) -> Level {
    let level = try node.members(["id", "letter", "color", "name"], required: ["id", "letter", "color", "name"])
    let color = try level.text("color")
    guard color.count == 7, color.first == "#", color.dropFirst().allSatisfy(\.isHexDigit) else {
      throw try level.need("color").fail("'\(color)' is no colour of the form #rrggbb")
    }
    return Level(
      id: try level.text("id"), letter: try level.text("letter"), color: color.lowercased(),
      name: try localized(try level.need("name")), rank: rank, line: node.line)
  }

  func value(_ node: YAMLNode) throws(CriteriaError) -> DatedValue {
    let value = try node.members(["id", "dated"], required: ["id", "dated"])
    var entries: [DatedValue.Entry] = []
    for item in try value.need("dated").list() {
      let entry = try item.members(
        ["from", "value", "citation", "confidence"], required: ["from", "value", "citation"])
      let (citation, confidence) = try entry.cited()
      let number = try entry.need("value")
      entries.append(
        DatedValue.Entry(
          from: try entry.need("from").day(), value: number.isNull ? nil : try number.number(), citation: citation,
          confidence: confidence, line: item.line))
    }
    for (a, b) in zip(entries, entries.dropFirst()) where a.from >= b.from {
      throw node.fail("the entries of '\(try value.text("id"))' must be in the order of their days, each day once")
    }
    return DatedValue(id: try value.text("id"), entries: entries, line: node.line)
  }

  // MARK: Rules

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
      bands.append(
        BandSet.Band(
          id: try band.text("id"), bounds: try bounds(band), level: try band["level"]?.text(), citation: citation,
          confidence: confidence, line: item.line))
    }
    return BandSet(id: try set.text("id"), indicator: try set.text("of"), bands: bands, line: node.line)
  }

  func condition(_ node: YAMLNode) throws(CriteriaError) -> Condition {
    let parts = try node.members(["of", "level", "missing"] + Self.comparisons)
    let bounds = try bounds(parts)
    let subject: Condition.Subject
    if let indicator = parts["of"] {
      guard !bounds.isEmpty else { throw node.fail("a condition on an indicator needs a bound, such as atLeast") }
      subject = .indicator(try indicator.text())
    } else if let level = parts["level"] {
      subject = .level(try level.text())
    } else if let indicator = parts["missing"] {
      subject = .missing(try indicator.text())
    } else {
      throw node.fail("a condition names an indicator with 'of', a 'level', or an indicator that is 'missing'")
    }
    return Condition(subject: subject, bounds: bounds, line: node.line)
  }

  func conditions(_ node: YAMLNode?) throws(CriteriaError) -> [Condition] {
    var conditions: [Condition] = []
    for item in try node?.list() ?? [] { conditions.append(try condition(item)) }
    return conditions
  }

  func decision(_ node: YAMLNode) throws(CriteriaError) -> DecisionSource {
    let parts = try node.members(["table", "highest_of", "first_match"])
    if let table = parts["table"] {
      let body = try table.members(["axes", "cells"], required: ["axes", "cells"])
      var cells: [DecisionSource.Cell] = []
      for item in try body.need("cells").list() {
        let cell = try item.members(
          ["bands", "level", "citation", "confidence"], required: ["bands", "level", "citation"])
        let (citation, confidence) = try cell.cited()
        cells.append(
          DecisionSource.Cell(
            bands: try cell.need("bands").texts(), level: try cell.text("level"), citation: citation,
            confidence: confidence, line: item.line))
      }
      return .table(axes: try body.need("axes").texts(), cells: cells, line: table.line)
    }
    if let highest = parts["highest_of"] {
      let body = try highest.members(["bands", "leave_out_unknown", "citation"], required: ["bands", "citation"])
      return .highestOf(
        bandSets: try body.need("bands").texts(), leaveOutUnknown: try body["leave_out_unknown"]?.texts() ?? [],
        citation: try body.text("citation"), line: highest.line)
    }
    guard let first = parts["first_match"] else {
      throw node.fail("a decision is a 'table', 'highest_of' or 'first_match'")
    }
    var rules: [DecisionSource.Rule] = []
    for item in try first.list() {
      let rule = try item.members(
        ["id", "level", "when", "any_of", "citation", "confidence"], required: ["id", "level"])
      let (citation, confidence) = try rule.cited()
      var groups: [[Condition]] = []
      if let when = rule["when"] { groups.append(try conditions(when)) }
      for group in try rule["any_of"]?.list() ?? [] { groups.append(try conditions(group)) }
      rules.append(
        DecisionSource.Rule(
          id: try rule.text("id"), level: try rule.text("level"), anyOf: groups, citation: citation,
          confidence: confidence, line: item.line))
    }
    return .firstMatch(rules, line: first.line)
  }

  func adjustment(_ node: YAMLNode) throws(CriteriaError) -> AdjustmentSource {
    let effects = ["raise", "hold", "floor", "ceiling"]
    let parts = try node.members(
      ["id", "when", "unless", "when_unknown", "citation", "confidence"] + effects, required: ["id", "when"])
    let present = effects.filter { parts[$0] != nil }
    guard present.count == 1, let name = present.first, let body = parts[name] else {
      throw node.fail("an adjustment has exactly one effect: \(effects.joined(separator: ", "))")
    }
    let effect: AdjustmentSource.Effect
    switch name {
    case "raise": effect = .raise(try body.integer())
    case "hold":
      guard try body.text() == "previous" else { throw body.fail("'hold' is at the level of the map before: previous") }
      effect = .hold
    case "floor": effect = .floor(try body.text())
    default: effect = .ceiling(try body.text())
    }
    let (citation, confidence) = try parts.cited()
    return AdjustmentSource(
      id: try parts.text("id"), effect: effect, when: try conditions(parts["when"]),
      unless: try conditions(parts["unless"]),
      whenUnknown: try parts["when_unknown"]?.choice(AdjustmentSource.WhenUnknown.self) ?? .either, citation: citation,
      confidence: confidence, line: node.line)
  }

  func example(_ node: YAMLNode) throws(CriteriaError) -> Example {
    let parts = try node.members(
      ["name", "on", "given", "previous", "level", "source"], required: ["name", "on", "given", "level", "source"])
    let given = try parts.need("given")
    var values: [(indicator: String, value: Fraction)] = []
    guard let mapping = given.node.mapping else {
      throw given.fail("a mapping of indicators to values was expected here")
    }
    for (key, value) in mapping {
      values.append((key.string ?? "", try YAMLNode(node: value, file: file).number()))
    }
    return Example(
      name: try parts.text("name"), day: try parts.need("on").day(), values: values,
      previous: try parts["previous"]?.text(), level: try parts.text("level"), source: try parts.text("source"),
      line: node.line)
  }
}
