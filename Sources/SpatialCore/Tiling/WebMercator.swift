#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The plane that tiles divide: the spherical Mercator projection as a square from 0 to 1, from the north-west corner to the south-east.
package enum WebMercator {
  /// Where the square ends, in degrees north and south: what is beyond lies on its edge.
  package static let limit = 85.0511287798066

  package static func world(_ position: Coordinate) -> Coordinate {
    let latitude = min(max(position.y, -limit), limit) * .pi / 180
    return Coordinate(x: position.x / 360 + 0.5, y: 0.5 - asinh(tan(latitude)) / (2 * .pi))
  }

  package static func world(_ area: MultiPolygon) -> MultiPolygon {
    MultiPolygon(
      area.polygons.map { Polygon(exterior: $0.exterior.map(world), holes: $0.holes.map { $0.map(world) }) })
  }
}
