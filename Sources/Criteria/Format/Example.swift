public import Quantities

/// A worked example, which the checker runs.
public struct Example: Sendable {
  public var name: String
  public var day: Day
  public var values: [(indicator: String, value: Fraction)]
  public var previous: String?
  public var level: String
  public var source: String
  var line = 0
}
