/// When a dose beyond the basic series is provided.
public struct BoosterTerms: Hashable, Sendable {
  /// Calendar months after the last dose that counts.
  public var leastMonths: Int
  /// How many boosters at the most.
  public var most: Int
  /// The least age in completed years.
  public var age: Int
  /// Ids of the products, the preferred first; `nil` for all that are approved.
  public var products: [String]?
}
