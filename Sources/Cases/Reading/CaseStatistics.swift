/// How many people of each class there are, among those of an officer's wards.
public struct CaseStatistics: Hashable, Sendable {
  public var classes: [CaseClass: Int]
  /// How many have each F number.
  public var distances: [Int: Int]
  public var open: Int
  public var contacts: Int
}
