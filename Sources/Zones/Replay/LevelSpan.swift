public import Quantities

/// Days in a row on which a ward had one class.
public struct LevelSpan: Hashable, Sendable {
  public var ward: Int
  public var classIndex: Int
  public var from: Day
  public var through: Day

  public var days: Int { through.days(since: from) + 1 }
}
