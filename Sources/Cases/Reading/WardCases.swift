public import Quantities

/// A ward's list of a day.
public struct WardCases: Hashable, Sendable {
  public var ward: Int
  public var day: Day
  /// Reported on the day.
  public var reported: [CaseLine]
  /// Of any day, about whom something must be found out before the class is certain; who is reported on the day stands there.
  public var open: [CaseLine]
  /// Of any day, who could infect others on the day.
  public var infectious: [CaseLine]
  /// Whether there are more open or infectious people than a list holds.
  public var isCut: Bool
}
