public import Quantities

/// A FHIR date: a year, a year and month, or a day.
///
/// Source: HL7 FHIR R4 (4.0.1), Datatypes, date.
public struct PartialDate: Hashable, Sendable {
  public let year: Int
  /// 1 to 12; `nil` when only the year is known.
  public let month: Int?
  /// `nil` when the day of the month is not known.
  public let dayOfMonth: Int?

  public init(_ day: Day) {
    let parts = day.components
    (year, month, dayOfMonth) = (parts.year, parts.month, parts.day)
  }

  /// - Precondition: a year of 1 to 9999.
  public init(year: Int) {
    precondition((1...9999).contains(year))
    (self.year, month, dayOfMonth) = (year, nil, nil)
  }

  /// The day; `nil` when less than that is known.
  public var day: Day? {
    guard let month, let dayOfMonth else { return nil }
    return Day(year: year, month: month, day: dayOfMonth)
  }

  /// The first day that it can be.
  public var earliest: Day { Day(year: year, month: month ?? 1, day: dayOfMonth ?? 1)! }

  /// The last day that it can be.
  public var latest: Day {
    let month = month ?? 12
    return Day(year: year, month: month, day: dayOfMonth ?? Day.length(ofMonth: month, year: year))!
  }
}

extension PartialDate: LosslessStringConvertible {
  /// `nil` unless the text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and of the calendar.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
    guard
      Day(year: numbers[0], month: numbers.count > 1 ? numbers[1] : 1, day: numbers.count > 2 ? numbers[2] : 1) != nil
    else { return nil }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : nil
    dayOfMonth = numbers.count > 2 ? numbers[2] : nil
  }

  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return ([padded(year, 4)] + [month, dayOfMonth].compactMap { $0 }.map { padded($0, 2) }).joined(separator: "-")
  }
}
