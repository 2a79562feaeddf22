public import Quantities

/// Somebody who was at a marker, and with whom they were there at the same time.
public struct MarkerPresence: Hashable, Sendable {
  public var record: Int
  public var fromAt: Instant
  public var untilAt: Instant
  public var ward: Int
  public var caseClass: CaseClass
  /// F0s who were there in an overlapping time.
  public var withCases: [Int]
  /// The name, for officers of the person's ward; `nil` for others.
  public var name: String?
}
