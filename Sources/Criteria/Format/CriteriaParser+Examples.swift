import Quantities
import Yams

/// Reads worked examples.
extension CriteriaParser {
  func example(_ node: YAMLNode) throws(CriteriaError) -> Example {
    let parts = try node.members(
      [
        "name", "on", "given", "previous", "before", "neighbours", "rollup", "units", "level", "in_force", "source",
      ], required: ["name", "on", "level", "source"])
    _ = try parts.only(of: ["given", "rollup"], "an example is 'given' values, or is of a 'rollup' with its 'units'")
    var example = Example(
      name: try parts.text("name"), day: try parts.need("on").day(),
      values: try parts["given"].map { n throws(CriteriaError) in try values(n) } ?? [],
      previous: try parts["previous"]?.text(), rollUp: try parts["rollup"]?.text(), level: try parts.text("level"),
      inForce: try parts["in_force"]?.text(), source: try parts.text("source"), line: node.line)
    for item in try parts["before"]?.list() ?? [] {
      let days = try item.members(["days", "given"], required: ["days", "given"])
      example.before.append(
        Example.Days(count: try days.need("days").integer(in: 1...1000), values: try values(try days.need("given"))))
    }
    example.neighbours = try parts["neighbours"]?.texts() ?? []
    if example.rollUp != nil {
      let units = try parts.need("units")
      guard let mapping = units.node.mapping else {
        throw units.fail("a mapping of levels to numbers was expected here")
      }
      for (key, value) in mapping {
        example.units.append((key.string ?? "", try YAMLNode(node: value, file: file).integer(in: 0...1_000_000)))
      }
    }
    return example
  }

  private func values(_ node: YAMLNode) throws(CriteriaError) -> [(indicator: String, value: Fraction)] {
    guard let mapping = node.node.mapping else {
      throw node.fail("a mapping of indicators to values was expected here")
    }
    var values: [(indicator: String, value: Fraction)] = []
    for (key, value) in mapping {
      values.append((key.string ?? "", try YAMLNode(node: value, file: file).number()))
    }
    return values
  }
}
