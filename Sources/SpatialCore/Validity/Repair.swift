/// What was done to make an area usable.
public struct Repair: Hashable, Sendable {
  public var area: MultiPolygon
  /// Square metres on the ellipsoid that the rings enclosed as they were written; of a ring that crosses itself this is the
  /// difference of its lobes, so that a bow tie has none.
  public var areaBefore: Double
  /// Square metres on the ellipsoid of the repaired area.
  public var areaAfter: Double
  public var partsBefore: Int
  public var partsAfter: Int
  /// What was done, as a sentence.
  public var statement: String

  /// Square metres by which the area grew, negative when it shrank; `nil` when the area before had no meaning.
  public var areaChange: Double? { areaBefore == 0 && areaAfter != 0 ? nil : areaAfter - areaBefore }
}
