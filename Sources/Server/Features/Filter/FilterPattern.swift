/// The usual filters of a collection as a regular expression, for descriptions: some comparisons of its properties joined by AND and OR.
enum FilterPattern {
  private static let number = "-?(?:0|[1-9][0-9]{0,8})(?:[.][0-9]{1,6})?"
  private static let text = #"'(?:[^'\\\x00-\x1F]|''){0,80}'"#
  private static let order = "(?:=|<>|<=|>=|<|>)"

  static func of(_ fields: [FeatureField]) -> String {
    var comparisons = ["TRUE", "FALSE", "true", "false"]
    func add(_ kinds: [FeatureField.Kind], _ rest: String) {
      let names = fields.filter { kinds.contains($0.kind) }.map(\.name).joined(separator: "|")
      if !names.isEmpty { comparisons.append("(?:\(names))\(rest)") }
    }
    func list(_ value: String) -> String { "(?:NOT )?IN \\(\(value)(?:, ?\(value)){0,9}\\)" }
    add(
      [.integer, .number],
      "(?: ?\(order) ?\(number)| (?:NOT )?BETWEEN \(number) AND \(number)| \(list(number)))")
    add([.text], "(?: ?\(order) ?\(text)| (?:NOT )?LIKE \(text)| \(list(text)))")
    add(
      [.instant], " ?\(order) ?(?:TIMESTAMP\\('\(TimePattern.instant)'\\)|DATE\\('\(TimePattern.day)'\\))")
    add([.truth], " ?(?:=|<>) ?(?:TRUE|FALSE)")
    add([.text, .integer, .number, .instant, .truth], " IS (?:NOT )?NULL")
    comparisons.append(
      "S_INTERSECTS\\(geometry, ?(?:POINT\\(\(number) \(number)\\)|BBOX\\(\(number)(?:, ?\(number)){3}\\))\\)")
    let one = "(?:NOT )?(?:\(comparisons.joined(separator: "|")))"
    return "\(one)(?: (?:AND|OR) \(one)){0,9}"
  }
}
