/// A moment of civil time: a day and a second of it, by the clock of the deployment's own place.
///
/// Decrees begin "at 6:00 on 6 September" and maps are known "as of the evening", both by the local clock. Moments are
/// compared and subtracted as if every day had 86,400 seconds: exact where clocks are not changed in the year, as in
/// Viet Nam; elsewhere off by the hour of a change, never by a day.
public struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00 by the local clock.
  public let seconds: Int64

  static let secondsOfDay: Int64 = 86_400

  public init(seconds: Int64) { self.seconds = seconds }

  /// The beginning of a day, or a second of it.
  public init(_ day: Day, second: Int = 0) { seconds = Int64(day.number) * Self.secondsOfDay + Int64(second) }

  /// The last second of a day.
  public static func end(of day: Day) -> Moment { Moment(day, second: 86_399) }

  public var day: Day {
    let days = seconds / Self.secondsOfDay
    return Day(number: Int32(seconds % Self.secondsOfDay < 0 ? days - 1 : days))
  }

  /// Seconds since the beginning of the day, 0 to 86,399.
  public var secondOfDay: Int { Int(seconds - Int64(day.number) * Self.secondsOfDay) }

  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
  public static func + (moment: Moment, hours: Int) -> Moment { Moment(seconds: moment.seconds + Int64(hours) * 3600) }
}

extension Moment {
  /// Reads `YYYY-MM-DD`, which is the beginning of the day, or `YYYY-MM-DDTHH:MM[:SS[.fff]]` with a blank in place of the T if
  /// need be; a text with an offset (`Z`, `+02:00`, `+0200`) is brought to the local clock.
  ///
  /// - Parameter offset: seconds that the local clock is ahead of UTC; 25,200 in Viet Nam.
  /// - Returns: `nil` when the text is none of these, or no moment of the calendar.
  public init?(_ text: some StringProtocol, offset: Int) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)) else { return nil }
    guard bytes.count > 10 else {
      self.init(day)
      return
    }
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let clock = Self.secondOfDay(bytes[11..<16])
    else { return nil }
    var second = clock
    var rest = bytes[16...]
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, let value = Self.number(rest.dropFirst().prefix(2)), value < 60 else { return nil }
      second += value
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: ".") {
        let digits = rest.dropFirst().prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(1 + digits.count)
      }
    }
    guard !rest.isEmpty else {
      self.init(day, second: second)
      return
    }
    guard let own = Self.offset(rest) else { return nil }
    self.init(seconds: Moment(day, second: second).seconds - Int64(own) + Int64(offset))
  }

  /// Seconds of an `HH:MM` clock time; `nil` when it is none.
  public static func secondOfDay(_ clock: some StringProtocol) -> Int? { secondOfDay(Array(clock.utf8)[...]) }

  private static func secondOfDay(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"), let hour = number(bytes.prefix(2)),
      let minute = number(bytes.suffix(2)), hour < 24, minute < 60
    else { return nil }
    return hour * 3600 + minute * 60
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.elementsEqual("Z".utf8) { return 0 }
    guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, bytes.count <= 6, let hours = number(digits[0..<2]), let minutes = number(digits[2..<4]),
      hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return bytes.isEmpty ? nil : value
  }
}

extension Moment: CustomStringConvertible {
  /// `YYYY-MM-DDTHH:MM`, with seconds where there are any.
  public var description: String {
    let second = secondOfDay
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let clock = "\(padded(second / 3600)):\(padded(second / 60 % 60))"
    return "\(day)T\(clock)" + (second % 60 == 0 ? "" : ":\(padded(second % 60))")
  }
}
