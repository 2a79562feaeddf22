import Quantities
import Yams

extension CriteriaSet {
  /// Reads a criteria set from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line. References between parts are checked by `CriteriaChecker`, and again
  ///   when an edition is made.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> CriteriaSet {
    let top = try YAMLNode.top(of: text, file: file)
    var set = try CriteriaParser(file: file).set(top)
    set.citedKeys = CitedKey.all(in: top.node, text: text, declared: Set(set.sources.map(\.key)))
    return set
  }
}

/// Reads each part of the format; one function a part.
struct CriteriaParser {
  let file: String

  /// The longest text that is read: sixteen times the longest set that anybody wrote.
  static let longest = 1 << 18

  /// Where a text stops being YAML, and why, in one line; the library's own message repeats the text.
  static func place(of error: YamlError) -> (line: Int, message: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "these keys stand twice: \(duplicates.map(\.description).sorted().joined(separator: ", "))")
    default: (1, "it cannot be decoded")
    }
  }

  func set(_ node: YAMLNode) throws(CriteriaError) -> CriteriaSet {
    let top = try node.members([
      "id", "version", "title", "jurisdiction", "missing", "in_force", "levels", "unranked", "no_data", "sources",
      "values", "indicators", "bands", "combined_bands", "decision", "exit", "adjustments", "timing", "neighbours",
      "rollups",
      "examples",
    ])
    let periods = try periods(try top.need("in_force"))
    var levels: [Level] = []
    for item in try top.need("levels").list() { levels.append(try level(item, rank: levels.count)) }
    // With "no data" at most 31 classes: a set of possible classes is the bits of one word.
    guard !levels.isEmpty, levels.count <= 20 else { throw try top.need("levels").fail("a set has 1 to 20 levels") }
    var unranked: [Level] = []
    for item in try top["unranked"]?.list() ?? [] { unranked.append(try level(item, rank: nil)) }
    guard unranked.count <= 10 else { throw try top.need("unranked").fail("a set has at most 10 unranked classes") }
    var sources: [CriteriaSet.Source] = []
    for item in try top["sources"]?.list() ?? [] { sources.append(try source(item)) }
    var values: [DatedValue] = []
    for item in try top.need("values").list() { values.append(try value(item)) }
    var indicators: [IndicatorSource] = []
    for item in try top.need("indicators").list() { indicators.append(try indicator(item)) }
    var bandSets: [BandSet] = []
    for item in try top["bands"]?.list() ?? [] { bandSets.append(try bands(item)) }
    var combinedBands: [CombinedBands] = []
    for item in try top["combined_bands"]?.list() ?? [] { combinedBands.append(try combined(item)) }
    var adjustments: [AdjustmentSource] = []
    for item in try top["adjustments"]?.list() ?? [] { adjustments.append(try adjustment(item)) }
    var rollUps: [RollUpSource] = []
    for item in try top["rollups"]?.list() ?? [] { rollUps.append(try rollUp(item)) }
    var examples: [Example] = []
    for item in try top.need("examples").list() { examples.append(try example(item)) }
    return CriteriaSet(
      id: try top.identifier("id"), version: try top.text("version"), title: try localized(try top.need("title")),
      jurisdiction: try top.text("jurisdiction"), file: file, periods: periods,
      missing: try top["missing"]?.texts() ?? [], levels: levels, unranked: unranked,
      noData: try level(try top.need("no_data"), rank: nil), sources: sources, values: values, indicators: indicators,
      bandSets: bandSets, combinedBands: combinedBands, decision: try decision(try top.need("decision")),
      exit: try top["exit"].map { n throws(CriteriaError) in try decision(n) }, adjustments: adjustments,
      timing: try top["timing"].map { n throws(CriteriaError) in try timing(n) },
      neighbours: try top["neighbours"].map { n throws(CriteriaError) in try neighbours(n) }, rollUps: rollUps,
      examples: examples)
  }

  private func source(_ node: YAMLNode) throws(CriteriaError) -> CriteriaSet.Source {
    let source = try node.members(["key", "text"], required: ["key", "text"])
    return CriteriaSet.Source(key: try source.text("key"), text: try source.text("text"), line: node.line)
  }

  private func periods(_ node: YAMLNode) throws(CriteriaError) -> [CriteriaSet.Period] {
    var periods: [CriteriaSet.Period] = []
    for item in try node.list() {
      let parts = try item.members(["from", "until", "citation", "confidence"], required: ["from", "citation"])
      let (citation, confidence) = try parts.cited()
      let period = CriteriaSet.Period(
        from: try parts.need("from").day(), until: try parts["until"].map { n throws(CriteriaError) in try n.day() },
        citation: citation, confidence: confidence)
      if let until = period.until, until < period.from { throw item.fail("'until' is before 'from'") }
      if let before = periods.last {
        guard let end = before.until, end < period.from else {
          throw item.fail("the periods must be in the order of their days and must not overlap")
        }
      }
      periods.append(period)
    }
    guard !periods.isEmpty else { throw node.fail("a set must be in force from some day") }
    return periods
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
    let letter = try level.text("letter")
    guard letter.count <= 2 else { throw try level.need("letter").fail("'\(letter)' is more than two characters") }
    return Level(
      id: try level.identifier("id"), letter: letter, color: color.lowercased(),
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
    return DatedValue(id: try value.identifier("id"), entries: entries, line: node.line)
  }
}
