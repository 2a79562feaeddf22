/// What areas have in common, together, and alone, cut by GEOS; and which positions lie in one.
///
/// Keep one for many questions; not to be shared between threads. Areas are valid and in degrees; lines and positions that a cut leaves
/// behind are dropped.
public final class AreaCut {
  private let context = GEOSContext()

  public init() {}

  /// The ground that both areas have.
  ///
  /// - Throws: `GEOSError` when GEOS cannot cut them, which valid areas do not cause.
  public func common(_ a: MultiPolygon, _ b: MultiPolygon) throws(GEOSError) -> MultiPolygon {
    guard a.boundingBox.intersects(b.boundingBox) else { return MultiPolygon() }
    return try context.area(of: try context.intersection(try context.shape(a), try context.shape(b)))
  }

  /// The ground that any of the areas has.
  ///
  /// - Throws: as `common`.
  public func together(_ areas: [MultiPolygon]) throws(GEOSError) -> MultiPolygon {
    let polygons = areas.flatMap(\.polygons)
    guard !polygons.isEmpty else { return MultiPolygon() }
    return try context.area(of: try context.union(try context.shape(MultiPolygon(polygons))))
  }

  /// The ground that the first area has and the second has not.
  ///
  /// - Throws: as `common`.
  public func difference(_ a: MultiPolygon, without b: MultiPolygon) throws(GEOSError) -> MultiPolygon {
    guard a.boundingBox.intersects(b.boundingBox) else { return a }
    return try context.area(of: try context.difference(try context.shape(a), try context.shape(b)))
  }

  /// For each position, whether it lies in the area or on its border.
  ///
  /// - Complexity: near O(log vertices) for each, after an index over the edges.
  /// - Throws: as `common`.
  public func covers(_ area: MultiPolygon, _ positions: [Coordinate]) throws(GEOSError) -> [Bool] {
    guard !area.polygons.isEmpty, !positions.isEmpty else { return positions.map { _ in false } }
    let box = area.boundingBox
    let prepared = try GEOSPreparedShape(try context.shape(area))
    var inside: [Bool] = []
    inside.reserveCapacity(positions.count)
    for position in positions {
      guard box.contains(position) else {
        inside.append(false)
        continue
      }
      inside.append(try prepared.covers(position))
    }
    return inside
  }
}
