/// A part of each day by the clock, from a minute to before another; over midnight when it ends earlier than it begins.
public struct ClockSpan: Hashable, Sendable {
  /// Minute of the day, 0 to 1439.
  public var from: Int
  /// The first minute that does not belong to it, 0 to 1440.
  public var until: Int

  public init(from: Int, until: Int) {
    precondition((0..<1440).contains(from) && (0...1440).contains(until), "minutes of a day")
    self.from = from
    self.until = until
  }

  public static let wholeDay = ClockSpan(from: 0, until: 1440)

  public func contains(minute: Int) -> Bool {
    from < until ? from <= minute && minute < until : minute >= from || minute < until
  }

  /// Whether every minute of another span is in it.
  public func contains(_ other: ClockSpan) -> Bool {
    // Of two spans, what one leaves out begins and ends where one of them does.
    self == .wholeDay
      || (contains(minute: other.from) && contains(minute: (other.until + 1439) % 1440)
        && (0..<1440).allSatisfy { !other.contains(minute: $0) || contains(minute: $0) })
  }
}

extension ClockSpan: LosslessStringConvertible {
  /// `08:00-17:30`.
  public var description: String {
    func clock(_ minute: Int) -> String {
      let (hour, rest) = (minute / 60, minute % 60)
      return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
    return clock(from) + "-" + clock(until)
  }

  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Self.minute(parts[0]), let until = Self.minute(parts[1]), from < 1440 else {
      return nil
    }
    self.init(from: from, until: until)
  }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}
