/// How long and how many permits may be.
public struct PermitLimits: Hashable, Sendable {
  /// Of the time for which a permit holds.
  public var longestHours: Int
  /// Live permits that one person may have for one purpose; `nil` for any number.
  public var perPersonAndPurpose: Int?
  /// Live permits that one employer may have, unless an officer set another number; `nil` for any number.
  public var employerQuota: Int?
}
