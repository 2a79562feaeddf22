import SpatialCore

/// Which places are asked for, in the reference system that they are given in: the parameter `bbox`, or a box of a filter.
struct FeatureBox: Sendable {
  var crs: FeatureCRS
  /// Two where the box crosses the antimeridian; longitude before latitude.
  var boxes: [BoundingBox]

  /// - Parameters:
  ///   - numbers: four, or six with heights, which no feature has and which are passed over.
  ///   - parameter: what a problem names.
  /// - Throws: `Problem` when the corners are no corners of a box.
  init(_ numbers: [Double], _ crs: FeatureCRS, parameter: String = "bbox") throws(Problem) {
    let half = numbers.count / 2
    var (low, high) = ((numbers[0], numbers[1]), (numbers[half], numbers[half + 1]))
    if crs.isLatitudeFirst { (low, high) = ((low.1, low.0), (high.1, high.0)) }
    guard low.1 <= high.1, low.0 <= high.0 || !crs.isProjected else {
      throw .parameter(parameter, "a box must have its lower corner before its upper one: west, south, east, north")
    }
    if !crs.isProjected {
      guard abs(low.1) <= 90, abs(high.1) <= 90, abs(low.0) <= 360, abs(high.0) <= 360 else {
        throw .parameter(
          parameter,
          "a box must be in degrees here; name another reference system for other numbers, and mind the order of its axes"
        )
      }
    }
    self.crs = crs
    func box(_ west: Double, _ east: Double) -> BoundingBox {
      BoundingBox(minX: west, minY: low.1, maxX: east, maxY: high.1)
    }
    boxes = low.0 <= high.0 ? [box(low.0, high.0)] : [box(low.0, 180), box(-180, high.0)]
  }

  func meets(_ area: MultiPolygon, within bounds: BoundingBox) -> Bool {
    boxes.contains { $0.intersects(bounds) && area.meets($0) }
  }
}
