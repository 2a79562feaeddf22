extension DisclosureRule {
  /// Reads the rule from a file.
  ///
  /// - Throws: `CriteriaError.cannotRead`, `.malformed`.
  public static func load(path: String) throws(CriteriaError) -> DisclosureRule {
    try parse(
      try CriteriaSet.text(path: path), file: path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// Reads the rule from YAML.
  ///
  /// - Parameter file: names the text in messages.
  /// - Throws: `CriteriaError.malformed` with the line.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> DisclosureRule {
    let top = try YAMLNode.top(of: text, file: file)
    return try rule(top, Set(CitedKey.all(in: top.node, text: text, declared: []).map(\.key)))
  }

  private static func rule(_ node: YAMLNode, _ cited: Set<String>) throws(CriteriaError) -> DisclosureRule {
    let top = try node.members(
      ["threshold", "base", "cumulative_base", "percent", "days", "measures_of_no_person", "citation", "sources"],
      required: ["threshold", "base", "cumulative_base", "percent", "days", "citation", "sources"])
    let percent = try top.need("percent").members(["step", "least_residents", "least_residents_of_ages"])
    var sources: Set<String> = []
    for item in try top.need("sources").list() {
      let source = try item.members(["key", "text"])
      _ = try source.text("text")
      sources.insert(try source.text("key"))
    }
    if let key = cited.subtracting(sources).min() {
      throw try top.need("citation").fail("the citation names [\(key)], which is not among the sources")
    }
    return DisclosureRule(
      // Of one person or none there would be nothing to protect.
      threshold: try top.need("threshold").integer(in: 2...1000),
      base: try top.need("base").integer(in: 2...1000),
      cumulativeBase: try top.need("cumulative_base").integer(in: 2...10_000),
      percentStep: try percent.need("step").integer(in: 1...50),
      leastResidents: try percent.need("least_residents").integer(in: 1...1_000_000),
      leastResidentsOfAges: try percent.need("least_residents_of_ages").integer(in: 1...1_000_000),
      dayStep: try top.need("days").members(["step"]).need("step").integer(in: 1...365),
      measuresOfNoPerson: Set(try top["measures_of_no_person"]?.texts() ?? []),
      citation: try top.text("citation"))
  }
}
