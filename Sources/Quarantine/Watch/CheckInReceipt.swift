/// What somebody is told who checked in.
public struct CheckInReceipt: Hashable, Sendable {
  public var order: Int
  public var verdict: CheckIn.Verdict
  /// Metres from the place; `nil` where it has no position.
  public var distance: Int?
  /// Check-ins of the day that are still to come; one that tells nothing does not count.
  public var left: Int
}
