public import Quantities

/// How long a ward had a level, by the published maps and the decrees, with what is cited for it.
public struct PlaceSpan: Hashable, Sendable {
  public var from: Day
  /// The last day, included.
  public var through: Day
  /// The level in force, by its id in the criteria set or the decree.
  public var level: String
  /// The revision of the zone map that says so; `nil` where only a decree does.
  public var revision: Int?
  /// The decree that says so, by its id; `nil` where the computed map does.
  public var decree: String?

  public init(from: Day, through: Day, level: String, revision: Int?, decree: String?) {
    self.from = from
    self.through = through
    self.level = level
    self.revision = revision
    self.decree = decree
  }
}

/// What places were, day by day: the history of the zone map, never only today's.
public protocol PlaceHistory: Sendable {
  /// The spans that touch the days, in their order, cut to them. Days of which nothing is published are in none.
  ///
  /// - Parameter ward: by its code.
  func spans(ofWard ward: String, from: Day, through: Day) throws -> [PlaceSpan]
}
