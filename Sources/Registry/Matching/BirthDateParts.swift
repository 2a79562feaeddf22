public import Quantities

/// Year, month and day of a birth, as they are compared: each can have been typed wrong, and month and day be unknown.
public struct BirthDateParts: Hashable, Sendable {
  public let year: Int
  /// 1 to 12; 0 where it is not known.
  public let month: Int
  /// 1 to 31; 0 where it is not known.
  public let day: Int

  public init(_ day: Day) { (year, month, self.day) = day.components }

  public init(_ birth: BirthDate) {
    if birth.isYearOnly { self.init(year: birth.year) } else { self.init(birth.day) }
  }

  /// - Parameter month: `nil` where only the year is known.
  public init(year: Int, month: Int? = nil) {
    self.year = year
    self.month = month ?? 0
    day = 0
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day under which the date is filed: what is not known counts as 1.
  public var filed: Day? { Day(year: year, month: max(1, month), day: max(1, day)) }

  /// Whether papers would say 1 January also of someone of whom only the year is known.
  var isPlaceholder: Bool { month <= 1 && day <= 1 }

  // MARK: Comparing

  /// How two dates agree.
  ///
  /// - Complexity: a few instructions; no memory is taken.
  static func agreement(_ a: BirthDateParts, _ b: BirthDateParts) -> Agreement {
    if a == b { return a.day == 0 ? .yearOnly : .same }
    if a.year == b.year, a.isPlaceholder || b.isPlaceholder { return .yearOnly }
    if a.year == b.year, a.month == b.month, a.day == 0 || b.day == 0 { return .yearOnly }
    if a.day == 0 || b.day == 0 { return .different }
    if a.year == b.year, a.month == b.day, a.day == b.month { return .exchanged }
    let slips = [(a.year, b.year), (a.month, b.month), (a.day, b.day)].filter { $0 != $1 }
    guard slips.count == 1 else { return .different }
    return isOneSlip(slips[0].0, slips[0].1) ? .oneDigit : .different
  }

  /// Whether two numbers differ in one of their last two digits, or in the order of these.
  private static func isOneSlip(_ a: Int, _ b: Int) -> Bool {
    guard a / 100 == b / 100 else { return false }
    let (tensA, unitsA, tensB, unitsB) = (a / 10 % 10, a % 10, b / 10 % 10, b % 10)
    return tensA == tensB || unitsA == unitsB || (tensA == unitsB && unitsA == tensB)
  }

  /// The days under which a person is filed whose date this is with one slip; not the day itself.
  ///
  /// - Complexity: some 50 days; a whole year of days where the day or month is not known.
  func slips(_ body: (Day) -> Void) {
    guard let filed else { return }
    if isPlaceholder || day == 0 {
      // Any day of the year may stand behind it; a known month leaves that month.
      let months = month == 0 || isPlaceholder ? 1...12 : month...month
      for month in months {
        for day in 1...Day.length(ofMonth: month, year: year) {
          if let candidate = Day(year: year, month: month, day: day), candidate != filed { body(candidate) }
        }
      }
      if day == 0, month > 1 { Day(year: year, month: 1, day: 1).map(body) }
      if day == 0 { return }
    }
    func visit(_ candidate: BirthDateParts) {
      // Those of the same year were visited above.
      if isPlaceholder, candidate.year == year { return }
      if let found = Day(year: candidate.year, month: candidate.month, day: candidate.day), found != filed {
        body(found)
      }
    }
    if month != day { visit(BirthDateParts(year: year, month: day, day: month)) }
    for digit in 0...9 {
      visitDigit(digit, of: day) {
        if !isExchange(month, $0) { visit(BirthDateParts(year: year, month: month, day: $0)) }
      }
      visitDigit(digit, of: month) {
        if !isExchange($0, day) { visit(BirthDateParts(year: year, month: $0, day: day)) }
      }
      visitDigit(digit, of: year) { visit(BirthDateParts(year: $0, month: month, day: day)) }
    }
    if !isPlaceholder, !isSlipOfFirstOfJanuary { visit(BirthDateParts(year: year, month: 1, day: 1)) }
  }

  /// Whether a changed part gives what the exchange of day and month gives.
  private func isExchange(_ month: Int, _ day: Int) -> Bool { month == self.day && day == self.month }

  /// Whether 1 January of the year is found by a changed digit already.
  private var isSlipOfFirstOfJanuary: Bool {
    (month == 1 && Self.isOneSlip(day, 1)) || (day == 1 && Self.isOneSlip(month, 1))
  }

  /// Calls `body` with the number that has this digit as its tens or as its units, and once with its digits exchanged.
  private func visitDigit(_ digit: Int, of number: Int, _ body: (Int) -> Void) {
    let (rest, tens, units) = (number / 100 * 100, number / 10 % 10, number % 10)
    if digit != units { body(rest + tens * 10 + digit) }
    if digit != tens { body(rest + digit * 10 + units) }
    // The exchange is a change of one digit where a digit is the other's already.
    if digit == 0, tens != units { body(rest + units * 10 + tens) }
  }
}
