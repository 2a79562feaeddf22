public import Quantities

/// A worked example, which the checker runs.
public struct Example: Sendable {
  /// Days in a row with the same values.
  public struct Days: Sendable {
    public var count: Int
    public var values: [(indicator: String, value: Fraction)]
  }

  public var name: String
  public var day: Day
  public var values: [(indicator: String, value: Fraction)]
  /// Level before the first of the days.
  public var previous: String?
  /// Days just before, the earliest first, with their values.
  public var before: [Days] = []
  /// Levels of the wards next to it.
  public var neighbours: [String] = []
  /// A roll-up that is tried in place of the rules of wards, and how many units of its area are at each level.
  public var rollUp: String?
  public var units: [(level: String, count: Int)] = []
  /// What is decided.
  public var level: String
  /// What is in force at the end of the day, where that is another level.
  public var inForce: String?
  public var source: String
  var line = 0
}
