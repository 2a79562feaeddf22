/// Ground that wards enclose and none claims.
public struct WardGap: Hashable, Sendable {
  /// Square metres.
  public var area: Double
  /// A position inside the gap.
  public var position: Coordinate
  /// Indices of the wards that border on the gap, ascending.
  public var neighbours: [Int]
}
