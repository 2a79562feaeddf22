/// Two wards that claim the same ground.
public struct WardOverlap: Hashable, Sendable {
  /// Indices of the wards, the lower first.
  public var first: Int
  public var second: Int
  /// Square metres claimed by both.
  public var area: Double
  /// A position inside the overlap.
  public var position: Coordinate
}
