/// A ward that an area lies in.
public struct AreaWard: Hashable, Sendable {
  /// Its row in `store_wards`.
  public var row: Int
  /// Whether all of the ward is in the area.
  public var isWhole: Bool

  public init(row: Int, isWhole: Bool) {
    self.row = row
    self.isWhole = isWhole
  }
}
