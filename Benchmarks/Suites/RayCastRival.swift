import SpatialCore

/// What one writes first: every ward in turn, every edge of it, until a ray crosses an odd number of them.
///
/// Not exact on borders.
struct RayCastRival {
  let areas: [MultiPolygon]

  func ward(at position: Coordinate) -> Int32 {
    for (index, area) in areas.enumerated() where contains(area, position) { return Int32(index) }
    return -1
  }

  private func contains(_ area: MultiPolygon, _ p: Coordinate) -> Bool {
    var isInside = false
    for ring in area.polygons.lazy.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst())
      where (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y) {
        isInside.toggle()
      }
    }
    return isInside
  }
}
