/// What a rule says; `nil` for what nobody could read.
public struct QuarantineTerms: Hashable, Sendable {
  /// Where one may be in quarantine; empty where there is none.
  public var places: [OrderPlace]?
  /// Days from the exposure to the day of the end; 0 for no quarantine.
  public var days: Int?
  /// Days from the exposure on which to test, ascending; empty for none.
  public var tests: [Int]?
  /// Days of watching after the end.
  public var watchDays: Int?
}
