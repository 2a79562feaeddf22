public import Quantities

/// An order that would be otherwise under another policy.
public struct OrderDifference: Hashable, Sendable {
  public var order: Int
  /// Row number of the ward in `store_wards`.
  public var ward: Int
  /// Whether an officer stated something of it, so that it was not by the rules before.
  public var isStated: Bool
  public var plannedEnd: Day
  /// What the other policy says; without days where it says none or does not know.
  public var answer: QuarantineAnswer
  /// The last day under the other policy, never before the start; `nil` where it does not know.
  public var newEnd: Day?
  /// Whether the place of now is one that it allows.
  public var isPlaceAllowed: Bool
  /// Whether other days of tests would follow.
  public var hasOtherTests: Bool
  /// Days of watching under the other policy less those of now; `nil` where it does not know.
  public var watchDifference: Int?

  /// Days by which the order would be longer; negative for shorter.
  public var days: Int? { newEnd.map { $0.days(since: plannedEnd) } }
}
