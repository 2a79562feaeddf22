/// A point of time the same everywhere: milliseconds since 1970-01-01T00:00:00Z.
///
/// What is recorded, decided and in force is dated by instants; days and clock times of a place are `Day` and `Moment`.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The instant at which the clock of a place shows a moment.
  ///
  /// - Parameter offset: seconds that the clock of the place is ahead of UTC; 25,200 in Viet Nam.
  public init(_ moment: Moment, offset: Int) { milliseconds = (moment.seconds - Int64(offset)) * 1000 }

  /// What the clock of a place shows, in whole seconds.
  ///
  /// - Parameter offset: seconds that the clock of the place is ahead of UTC.
  public func moment(offset: Int) -> Moment {
    let seconds = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0)
    return Moment(seconds: seconds + Int64(offset))
  }

  /// The civil day of a place.
  public func day(offset: Int) -> Day { moment(offset: offset).day }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 in UTC with milliseconds, `2021-09-05T23:00:00.000Z`.
  public var description: String {
    let moment = moment(offset: 0)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let second = moment.secondOfDay
    let fraction = Int(milliseconds - moment.seconds * 1000)
    return "\(moment.day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
      + ".\(padded(fraction, 3))Z"
  }
}
