/// Finds places for labels inside areas.
///
/// Keep one for many areas; not to be shared between threads.
public final class LabelPlacer {
  private let context = GEOSContext()

  public init() {}

  /// A position well inside the largest part; `nil` for an empty area.
  public func position(in area: MultiPolygon) -> Coordinate? {
    guard
      let largest = area.polygons.max(by: { abs(RingArea.signed($0.exterior)) < abs(RingArea.signed($1.exterior)) })
    else { return nil }
    do throws(GEOSError) { return try context.positionInside(try context.shape(largest)) } catch {
      return largest.exterior.first
    }
  }
}
