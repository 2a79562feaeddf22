/// What needs no permit at all.
public struct ExemptionRule: Hashable, Sendable {
  /// Ids of documents of which one must be carried.
  public var proof: [String]
  public var evenInQuarantine: Bool
  /// Ids of levels from and to which it does not hold.
  public var notIn: Set<String>
}
