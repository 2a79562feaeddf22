import Quantities

/// Reads CQL2 text: the classes Basic CQL2, advanced comparison operators, and basic spatial functions.
struct FilterParser {
  /// Deeper parentheses are refused, so that no text can exhaust the stack.
  private static let deepest = 40

  private let tokens: [FilterScanner.Placed]
  private var place = 0
  private var depth = 0
  private let kind: (String) -> FeatureField.Kind?
  let crs: FeatureCRS
  private let offset: Int

  /// Reads a filter.
  ///
  /// - Parameters:
  ///   - kind: what values a property has; `nil` for a name that no feature has.
  ///   - crs: of the geometries in the text.
  ///   - offset: seconds that the local clock is ahead of UTC, for dates.
  /// - Throws: `Problem` that says where the text cannot be read, or which property there is not.
  static func expression(
    _ text: String, crs: FeatureCRS, offset: Int, kind: @escaping (String) -> FeatureField.Kind?
  ) throws(Problem) -> FilterExpression {
    var parser = FilterParser(tokens: try FilterScanner.tokens(text), kind: kind, crs: crs, offset: offset)
    let expression = try parser.alternatives()
    guard case .end = parser.next.token else { throw parser.wrong("AND, OR or the end is expected") }
    return expression
  }

  private init(
    tokens: [FilterScanner.Placed], kind: @escaping (String) -> FeatureField.Kind?, crs: FeatureCRS, offset: Int
  ) {
    self.tokens = tokens
    self.kind = kind
    self.crs = crs
    self.offset = offset
  }

  // MARK: Tokens

  private var next: FilterScanner.Placed { tokens[place] }

  func wrong(_ what: String) -> Problem { FilterScanner.wrong(what, at: tokens[place].place) }

  private func isNext(_ keyword: String) -> Bool {
    if case .word(let word) = next.token { word.uppercased() == keyword } else { false }
  }

  private mutating func take(_ keyword: String) -> Bool {
    guard isNext(keyword) else { return false }
    place += 1
    return true
  }

  private mutating func takeSign(_ sign: String) -> Bool {
    guard next.token == .sign(sign) else { return false }
    place += 1
    return true
  }

  mutating func expect(_ sign: String) throws(Problem) {
    guard takeSign(sign) else { throw wrong("'\(sign)' is expected") }
  }

  /// A function of the language: its name and an opening parenthesis.
  private func isFunction(_ name: String) -> Bool {
    isNext(name) && tokens[place + 1].token == .sign("(")
  }

  // MARK: Logic

  private mutating func alternatives() throws(Problem) -> FilterExpression {
    var parts = [try conjunction()]
    while take("OR") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(Problem) -> FilterExpression {
    var parts = [try negation()]
    while take("AND") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(Problem) -> FilterExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw wrong("there are more than \(Self.deepest) levels here") }
    if take("NOT") { return .not(try negation()) }
    if takeSign("(") {
      let inner = try alternatives()
      try expect(")")
      return inner
    }
    if isFunction("S_INTERSECTS") { return try intersects() }
    if let flag = constant() { return .constant(flag) }
    return try comparison()
  }

  /// TRUE or FALSE by itself.
  private mutating func constant() -> Bool? {
    guard isNext("TRUE") || isNext("FALSE") else { return nil }
    switch tokens[place + 1].token {
    case .end, .sign(")"): break
    case .word(let word) where ["AND", "OR"].contains(word.uppercased()): break
    default: return nil
    }
    defer { place += 1 }
    return isNext("TRUE")
  }

  // MARK: Comparisons

  private mutating func comparison() throws(Problem) -> FilterExpression {
    let operand = try self.operand()
    if take("IS") {
      let isNot = take("NOT")
      guard case .property(let name) = operand, take("NULL") else { throw wrong("'property IS NULL' is expected") }
      return isNot ? .not(.isNull(name)) : .isNull(name)
    }
    let isNot = take("NOT")
    let found: FilterExpression
    if take("LIKE") {
      guard kind(of: operand) == .text, case .text(let pattern) = next.token else {
        throw wrong("LIKE compares a property of text with a pattern in single quotes")
      }
      place += 1
      found = .like(operand, LikePattern(pattern))
    } else if take("BETWEEN") {
      let low = try self.operand(like: operand)
      guard take("AND") else { throw wrong("AND is expected between the two limits") }
      found = .between(operand, low, try self.operand(like: operand))
    } else if take("IN") {
      try expect("(")
      var values: [FilterExpression.Operand] = []
      repeat { values.append(try self.operand(like: operand)) } while takeSign(",")
      try expect(")")
      found = .oneOf(operand, values)
    } else if !isNot, case .sign(let sign) = next.token, let comparison = FilterExpression.Comparison(rawValue: sign) {
      place += 1
      return .compare(operand, comparison, try self.operand(like: operand))
    } else {
      throw wrong("a comparison is expected: = <> < <= > >=, LIKE, BETWEEN, IN or IS NULL")
    }
    return isNot ? .not(found) : found
  }

  private func kind(of operand: FilterExpression.Operand) -> FeatureField.Kind? {
    switch operand {
    case .property(let name): kind(name)
    case .value(let value): value.kind
    }
  }

  /// An operand that can be compared with another.
  private mutating func operand(like other: FilterExpression.Operand) throws(Problem) -> FilterExpression.Operand {
    let start = place
    let operand = try self.operand()
    let kinds = [kind(of: other), kind(of: operand)].map { $0 == .integer ? .number : $0 }
    guard kinds[0] == kinds[1] else {
      place = start
      throw wrong(
        "\(Self.words(kinds[0])) cannot be compared with \(Self.words(kinds[1])); text stands in single quotes, "
          + "instants are written as TIMESTAMP('2022-01-21T12:00:00Z'), and TRUE and FALSE without quotes")
    }
    return operand
  }

  private static func words(_ kind: FeatureField.Kind?) -> String {
    switch kind {
    case .text: "text"
    case .integer, .number: "a number"
    case .truth: "TRUE or FALSE"
    case .instant: "an instant"
    case nil: "nothing"
    }
  }

  private mutating func operand() throws(Problem) -> FilterExpression.Operand {
    if isFunction("TIMESTAMP") { return .value(.instant(try time(isDate: false))) }
    if isFunction("DATE") { return .value(.instant(try time(isDate: true))) }
    switch next.token {
    case .text(let text):
      place += 1
      return .value(.text(text))
    case .number(let number):
      place += 1
      return .value(.number(number))
    case .quoted(let name): return .property(try property(name))
    case .word(let word):
      if ["TRUE", "FALSE"].contains(word.uppercased()) {
        place += 1
        return .value(.truth(word.uppercased() == "TRUE"))
      }
      guard tokens[place + 1].token != .sign("(") else {
        throw wrong("there is no function '\(word.prefix(40))' here; there are S_INTERSECTS, TIMESTAMP and DATE")
      }
      return .property(try property(word))
    case .sign, .end: throw wrong("a property or a value is expected")
    }
  }

  private mutating func property(_ name: String) throws(Problem) -> String {
    guard kind(name) != nil else {
      throw wrong("there is no property '\(name.prefix(40))'; the queryables of the collection are all that there are")
    }
    place += 1
    return name
  }

  private mutating func time(isDate: Bool) throws(Problem) -> Int64 {
    place += 2
    guard case .text(let text) = next.token else { throw wrong("a time in single quotes is expected") }
    let instant: Instant?
    if isDate {
      instant = text.utf8.count == 10 ? Day(text).map { Instant(Moment($0), offset: offset) } : nil
    } else {
      instant = TimeText.instant(text)
    }
    guard let instant else {
      throw wrong(isDate ? "DATE('2022-01-21') is expected" : "TIMESTAMP('2022-01-21T12:00:00Z') is expected")
    }
    place += 1
    try expect(")")
    return instant.milliseconds
  }

  // MARK: Space

  private mutating func intersects() throws(Problem) -> FilterExpression {
    place += 2
    var box: FeatureBox?
    var hasGeometry = false
    for side in 0..<2 {
      if side > 0 { try expect(",") }
      if isFunction("BBOX") || isNext("POINT") {
        guard box == nil else { throw wrong("one side must be the property geometry") }
        box = try shape()
      } else {
        switch next.token {
        case .word("geometry"), .quoted("geometry"): hasGeometry = true
        default: throw wrong("geometry, POINT(…) or BBOX(…) is expected")
        }
        place += 1
      }
    }
    guard let box, hasGeometry else { throw wrong("one side must be POINT(…) or BBOX(…)") }
    try expect(")")
    return .meets(box)
  }

  /// The numbers of `BBOX(…)` or `POINT(…)`, of a position as a box without extent.
  private mutating func shape() throws(Problem) -> FeatureBox {
    let start = place
    let isPoint = isNext("POINT")
    place += 1
    try expect("(")
    var numbers: [Double] = []
    while case .number(let number) = next.token {
      numbers.append(number)
      place += 1
      if !isPoint, numbers.count < 6, !takeSign(",") { break }
    }
    try expect(")")
    guard isPoint ? [2, 3].contains(numbers.count) : [4, 6].contains(numbers.count) else {
      place = start
      throw wrong(isPoint ? "POINT(105.85 21.03) is expected" : "BBOX(105.8, 21.0, 105.9, 21.1) is expected")
    }
    let corners = isPoint ? [numbers[0], numbers[1], numbers[0], numbers[1]] : numbers
    return FeatureBox(corners, crs)
  }
}
