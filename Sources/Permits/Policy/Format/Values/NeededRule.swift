/// Where moving needs a permit.
public struct NeededRule: Hashable, Sendable {
  /// Whether it does in all wards.
  public var everywhere: Bool
  /// Ids of levels in whose wards it does.
  public var levels: Set<String>
  /// Codes of wards in which it does whatever their level.
  public var wards: Set<String>
}
