/// The usual filters of a collection as a regular expression, for descriptions: comparisons of its properties joined by AND and OR, in
/// parentheses that do not stand in one another.
enum FilterPattern {
  private static let number = "-?(?:0|[1-9][0-9]{0,8})(?:[.][0-9]{1,6})?"
  private static let text = #"'(?:[^'\\\x00-\x1F]|'')*'"#
  private static let order = "(?:=|<>|<=|>=|<|>)"

  static func of(_ fields: [FeatureField]) -> String {
    var comparisons: [String] = []
    func add(_ kinds: [FeatureField.Kind], _ value: String) {
      let names = fields.filter { kinds.contains($0.kind) }.map(\.name).joined(separator: "|")
      guard !names.isEmpty else { return }
      let list = "\(value)(?:, ?\(value))*"
      let between = "(?:NOT )?BETWEEN \(value) AND \(value)"
      comparisons.append("(?:\(names))(?: ?\(order) ?\(value)| \(between)| (?:NOT )?IN \\(\(list)\\))")
    }
    add([.integer, .number], number)
    add([.text], text)
    add([.instant], "(?:TIMESTAMP\\('\(TimePattern.instant)'\\)|DATE\\('\(TimePattern.day)'\\))")
    let texts = fields.filter { $0.kind == .text }.map(\.name).joined(separator: "|")
    if !texts.isEmpty { comparisons.append("(?:\(texts)) (?:NOT )?LIKE \(text)") }
    let truths = fields.filter { $0.kind == .truth }.map(\.name).joined(separator: "|")
    if !truths.isEmpty { comparisons.append("(?:\(truths)) ?(?:=|<>) ?(?:TRUE|FALSE)") }
    comparisons.append("(?:\(fields.map(\.name).joined(separator: "|"))) IS (?:NOT )?NULL")
    comparisons.append(
      "S_INTERSECTS\\(geometry, ?(?:POINT\\(\(number) \(number)\\)|BBOX\\(\(number)(?:, ?\(number)){3}\\))\\)")
    let one = "(?:TRUE|FALSE|true|false|\(comparisons.joined(separator: "|")))"
    let several = "(?:NOT )?\(one)(?: (?:AND|OR) (?:NOT )?\(one))*"
    return "(?:NOT )?(?:\(one)|\\(\(several)\\))(?: (?:AND|OR) (?:NOT )?(?:\(one)|\\(\(several)\\)))*"
  }
}
