import SpatialCore

/// Which places are asked for, in the reference system that they are given in: the parameter `bbox`, or a box of a filter.
struct FeatureBox: Sendable {
  var crs: FeatureCRS
  /// Two where the box crosses the antimeridian; longitude before latitude.
  var boxes: [BoundingBox]

  /// Corners are opposite ones; only in degrees it matters which is west, since a box whose west is east of its east crosses the
  /// antimeridian.
  ///
  /// - Parameter numbers: four, or six with heights, which no feature has and which are passed over.
  init(_ numbers: [Double], _ crs: FeatureCRS) {
    let half = numbers.count / 2
    var (a, b) = (Coordinate(x: numbers[0], y: numbers[1]), Coordinate(x: numbers[half], y: numbers[half + 1]))
    if crs.isLatitudeFirst { (a, b) = (Coordinate(x: a.y, y: a.x), Coordinate(x: b.y, y: b.x)) }
    self.crs = crs
    func box(_ west: Double, _ east: Double) -> BoundingBox {
      BoundingBox(minX: west, minY: min(a.y, b.y), maxX: east, maxY: max(a.y, b.y))
    }
    if crs.isProjected {
      boxes = [box(min(a.x, b.x), max(a.x, b.x))]
    } else {
      boxes = a.x <= b.x ? [box(a.x, b.x)] : [box(a.x, 180), box(-180, b.x)]
    }
  }

  func meets(_ area: MultiPolygon, within bounds: BoundingBox) -> Bool {
    boxes.contains { $0.intersects(bounds) && area.meets($0) }
  }
}
