package import Quantities

/// How the days of a column are written.
///
/// ISO 8601 (`2021-09-06`, `20210906`, `2021/09/06`) and `06.09.2021` are recognised by themselves. With slashes or hyphens
/// and the year last, day and month can be confused: which comes first is decided by a date of the same column that allows
/// one reading only, or by the user; a date that stays ambiguous is refused, never guessed. A time of day behind a blank or a
/// `T` is ignored.
public enum DateFormat: String, Sendable, CaseIterable {
  case automatic = "auto"
  case dayFirst = "dd/mm/yyyy"
  case monthFirst = "mm/dd/yyyy"
}

/// What a text says about a day.
package enum DateReading: Equatable {
  case day(Day)
  /// Two readings are possible.
  case ambiguous
  case invalid
  case empty

  /// Reads a field.
  @inline(__always)
  package static func read(_ raw: Field, _ format: DateFormat) -> DateReading {
    let field = raw.trimmed
    // The usual form first: YYYY-MM-DD and nothing else.
    if field.count == 10, field[4] == 45, field[7] == 45 {
      let digits = (field[0], field[1], field[2], field[3], field[5], field[6], field[8], field[9])
      let all =
        (digits.0 &- 48) | (digits.1 &- 48) | (digits.2 &- 48) | (digits.3 &- 48) | (digits.4 &- 48) | (digits.5 &- 48)
        | (digits.6 &- 48) | (digits.7 &- 48)
      if all < 16 {
        let year =
          Int(digits.0 &- 48) * 1000 + Int(digits.1 &- 48) * 100 + Int(digits.2 &- 48) * 10 + Int(digits.3 &- 48)
        let month = Int(digits.4 &- 48) * 10 + Int(digits.5 &- 48)
        let day = Int(digits.6 &- 48) * 10 + Int(digits.7 &- 48)
        if digits.0 <= 57, digits.1 <= 57, digits.2 <= 57, digits.3 <= 57, digits.4 <= 57, digits.5 <= 57,
          digits.6 <= 57,
          digits.7 <= 57
        {
          return Day(year: year, month: month, day: day).map(DateReading.day) ?? .invalid
        }
      }
    }
    return slowly(field, format)
  }

  @inline(never)
  private static func slowly(_ field: Field, _ format: DateFormat) -> DateReading {
    guard field.count > 0 else { return .empty }
    guard let parts = Parts(field) else { return .invalid }
    switch parts.order {
    case .yearFirst: return Day(year: parts.a, month: parts.b, day: parts.c).map(DateReading.day) ?? .invalid
    case .dotted: return Day(year: parts.c, month: parts.b, day: parts.a).map(DateReading.day) ?? .invalid
    case .yearLast:
      let dayFirst = Day(year: parts.c, month: parts.b, day: parts.a)
      let monthFirst = Day(year: parts.c, month: parts.a, day: parts.b)
      switch format {
      case .dayFirst: return dayFirst.map(DateReading.day) ?? .invalid
      case .monthFirst: return monthFirst.map(DateReading.day) ?? .invalid
      case .automatic:
        // 05/05/2021 says the same either way.
        if let dayFirst, let monthFirst { return dayFirst == monthFirst ? .day(dayFirst) : .ambiguous }
        return (dayFirst ?? monthFirst).map(DateReading.day) ?? .invalid
      }
    }
  }

  /// Three whole numbers and how they were separated.
  struct Parts {
    enum Order { case yearFirst, dotted, yearLast }
    var a = 0
    var b = 0
    var c = 0
    var order = Order.yearFirst

    init?(_ field: Field) {
      var numbers: [(value: Int, digits: Int)] = [(0, 0)]
      var separator: UInt8 = 0
      var i = 0
      while i < field.count {
        let byte = field[i]
        if byte >= 48, byte <= 57 {
          numbers[numbers.count - 1].value = numbers[numbers.count - 1].value * 10 + Int(byte - 48)
          numbers[numbers.count - 1].digits += 1
          guard numbers[numbers.count - 1].digits <= 8 else { return nil }
        } else if byte == 45 || byte == 46 || byte == 47, numbers.count < 3, separator == 0 || separator == byte {
          separator = byte
          numbers.append((0, 0))
        } else {
          break
        }
        i += 1
      }
      // What follows must be a time of day, which is ignored.
      if i < field.count {
        guard field[i] == 32 || field[i] | 32 == 116, i + 1 < field.count else { return nil }
        for j in (i + 1)..<field.count {
          let byte = field[j]
          let allowed = (byte >= 43 && byte <= 58 && byte != 47) || byte == 32 || byte | 32 == 122
          guard allowed else { return nil }
        }
      }
      if numbers.count == 1, numbers[0].digits == 8 {
        let value = numbers[0].value
        (a, b, c) = (value / 10_000, value / 100 % 100, value % 100)
        return
      }
      guard numbers.count == 3 else { return nil }
      (a, b, c) = (numbers[0].value, numbers[1].value, numbers[2].value)
      if numbers[0].digits == 4, (1...2).contains(numbers[1].digits), (1...2).contains(numbers[2].digits),
        separator != 46
      {
        order = .yearFirst
      } else if numbers[2].digits == 4, (1...2).contains(numbers[0].digits), (1...2).contains(numbers[1].digits) {
        order = separator == 46 ? .dotted : .yearLast
      } else {
        return nil
      }
    }
  }
}
