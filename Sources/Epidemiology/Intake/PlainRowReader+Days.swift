import Quantities
import SpatialCore

/// A month as it is written, `2021-09-`, the number of the day before its first one, and its length.
struct WrittenMonth: BitwiseCopyable {
  var text: UInt64 = 0
  var before: Int32 = 0
  var length: Int32 = 0
}

extension PlainRowReader {
  /// Reads a day of the years that can be counted, and passes over a time of day behind it.
  @inline(__always)
  func day(_ p: inout UnsafePointer<UInt8>, _ day: inout Int32) -> Bool {
    let text = ByteWord.load(p)
    let slot = Int(truncatingIfNeeded: (text &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if months[slot].text != text {
      guard let month = Self.month(text) else { return otherDay(&p, &day) }
      months[slot] = month
    }
    let (tens, ones) = (p[8] &- 48, p[9] &- 48)
    guard tens < 10, ones < 10 else { return false }
    let dayOfMonth = Int32(tens &* 10 &+ ones)
    guard dayOfMonth > 0, dayOfMonth <= months[slot].length else { return false }
    day = months[slot].before &+ dayOfMonth
    p += 10
    return p[0] == 32 || p[0] | 32 == 116 ? passTimeOfDay(&p) : true
  }

  /// The month that a text of the form `2021-09-` names, of the years that can be counted; `nil` for any other text.
  @inline(never)
  private static func month(_ text: UInt64) -> WrittenMonth? {
    // Both hyphens become zeros, so that eight digits are left.
    let digits = text ^ 0x1D00_001D_0000_0000
    guard text & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000, ByteWord.digits(digits) == 8 else { return nil }
    let year = Int(ByteWord.number(digits, digits: 4))
    let month = Int(digits >> 40 & 15) * 10 + Int(digits >> 48 & 15)
    guard let first = Day(year: year, month: month, day: 1), Self.isCountable(first) else { return nil }
    return WrittenMonth(text: text, before: first.number - 1, length: Int32(Day.length(ofMonth: month, year: year)))
  }

  private static func isCountable(_ day: Day) -> Bool {
    day >= TallyAccumulator.firstDay && day <= TallyAccumulator.lastDay
  }

  /// Reads a day of the form `06.09.2021` or `06/09/2021`; which of the two comes first is said by the column.
  @inline(never)
  private func otherDay(_ p: inout UnsafePointer<UInt8>, _ day: inout Int32) -> Bool {
    let field = Field(start: p, count: 10)
    guard field[2] == field[5], field[2] == 46 || field[2] == 47 || field[2] == 45,
      case .day(let read) = DateReading.read(field, dateFormat), Self.isCountable(read)
    else { return false }
    day = read.number
    p += 10
    return p[0] == 32 || p[0] | 32 == 116 ? passTimeOfDay(&p) : true
  }

  /// Passes over a time of day, which says nothing here; only the bytes are passed over that the careful reader allows.
  @inline(never)
  private func passTimeOfDay(_ p: inout UnsafePointer<UInt8>) -> Bool {
    p += 1
    let start = p
    while p[0] != delimiter, p[0] == 32 || p[0] | 32 == 122 || p[0] >= 43 && p[0] <= 58 && p[0] != 47 { p += 1 }
    return p > start
  }
}
