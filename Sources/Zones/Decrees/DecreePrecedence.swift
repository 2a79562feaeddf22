/// Which of several levels for one place and time holds, as data: never by a rule that is not written down.
public struct DecreePrecedence: Hashable, Sendable {
  /// How two decreed areas are compared; the first rule that tells them apart decides.
  public enum Rule: String, Sendable, CaseIterable {
    case laterStart = "later_start"
    case earlierStart = "earlier_start"
    /// The higher level; says nothing where the order of a level is not known.
    case stricter
    /// The authority that is listed first; those not listed come last.
    case authority
    case smallerArea = "smaller_area"
    /// The id that comes first by its bytes; tells any two apart.
    case lowerID = "lower_id"
  }

  /// How the decreed level stands to the computed one.
  public enum Layers: String, Sendable, CaseIterable {
    case decreedOverComputed = "decreed_over_computed"
    /// The higher of the two; the decree when they are equal or cannot be compared.
    case stricterOfLayers = "stricter_of_layers"
    /// The computed level, but never below the decreed one; the computed level when they are equal.
    case decreedSetsFloor = "decreed_sets_floor"
  }

  /// In order; `lower_id` is always tried last.
  public var rules: [Rule]
  public var layers: Layers
  /// Authorities from the highest.
  public var authorities: [String]
  /// Level ids from the mildest; empty when the order comes from elsewhere.
  public var levels: [String]
  public var citation: String

  /// Later start wins, ties go to the stricter, then to the lower id; decrees stand above computed levels.
  public init(
    rules: [Rule] = [.laterStart, .stricter], layers: Layers = .decreedOverComputed, authorities: [String] = [],
    levels: [String] = [], citation: String = ""
  ) {
    self.rules = rules
    self.layers = layers
    self.authorities = authorities
    self.levels = levels
    self.citation = citation
  }

  /// Reads lines of the form `key: value`, where a value is a word, a text in double quotes or a list in brackets; what is
  /// behind `#` is a remark. This is a part of YAML.
  ///
  ///     precedence: [later_start, stricter]
  ///     layers: decreed_over_computed
  ///     levels: [white, yellow, orange, red]
  ///     authorities: [Government, Region]
  ///     citation: "DPCM 3/11/2020"
  ///
  /// - Throws: `DecreeError.precedence` for an unknown key, rule or form, with its line.
  public init(text: String, file: String) throws(DecreeError) {
    self.init()
    var seen: Set<String> = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      func refused(_ message: String) -> DecreeError { .precedence(file: file, line: index + 1, message: message) }
      let content = Self.trimmed(Self.withoutRemark(line))
      if content.isEmpty { continue }
      guard let colon = content.firstIndex(of: ":") else { throw refused("the form is key: value, not '\(content)'") }
      let key = Self.trimmed(content[..<colon])
      let value = Self.trimmed(content[content.index(after: colon)...])
      guard seen.insert(key).inserted else { throw refused("'\(key)' stands here twice; take one out") }
      switch key {
      case "precedence":
        rules = []
        for name in try Self.list(value, refused) {
          guard let rule = Rule(rawValue: name) else {
            throw refused("'\(name)' is none of \(Rule.allCases.map(\.rawValue).joined(separator: ", "))")
          }
          rules.append(rule)
        }
      case "layers":
        guard let named = Layers(rawValue: Self.unquoted(value)) else {
          throw refused("'\(value)' is none of \(Layers.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        layers = named
      case "authorities": authorities = try Self.list(value, refused)
      case "levels":
        levels = try Self.list(value, refused)
        guard Set(levels).count == levels.count else { throw refused("a level stands here twice") }
      case "citation": citation = Self.unquoted(value)
      default: throw refused("'\(key)' is none of precedence, layers, authorities, levels, citation")
      }
    }
    if rules.contains(.authority), authorities.isEmpty {
      throw .precedence(file: file, line: 1, message: "the rule 'authority' needs a list of authorities, highest first")
    }
  }

  private static func list(_ value: String, _ refused: (String) -> DecreeError) throws(DecreeError) -> [String] {
    guard value.hasPrefix("["), value.hasSuffix("]") else {
      throw refused("a list stands in brackets: [first, second]")
    }
    var items: [String] = []
    var item = ""
    var quoted = false
    for character in value.dropFirst().dropLast() {
      if character == "\"" { quoted.toggle() }
      if character == ",", !quoted {
        items.append(unquoted(trimmed(item[...])))
        item = ""
      } else {
        item.append(character)
      }
    }
    if quoted { throw refused("a quotation mark is not closed") }
    items.append(unquoted(trimmed(item[...])))
    return items.filter { !$0.isEmpty }
  }

  private static func withoutRemark(_ line: Substring) -> Substring {
    var quoted = false
    for index in line.indices {
      if line[index] == "\"" { quoted.toggle() }
      if line[index] == "#", !quoted { return line[..<index] }
    }
    return line
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
  }
}
