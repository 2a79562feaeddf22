/// Areas, lengths and distances on the ellipsoid of WGS 84, for positions in degrees.
public enum Geodesic {
  /// Area in square metres: exteriors less holes, whatever the winding.
  public static func area(of area: MultiPolygon) -> Double {
    area.polygons.reduce(0) { sum, polygon in
      polygon.holes.reduce(sum + ringArea(polygon.exterior)) { $0 - ringArea($1) }
    }
  }

  private static func ringArea(_ ring: [Coordinate]) -> Double {
    // The closing position would only add an edge of no length.
    abs(WGS84Ellipsoid.polygon(ring.first == ring.last ? ring.dropLast() : ring[...]).area)
  }

  /// Length of a line in metres.
  public static func length(of line: [Coordinate]) -> Double { WGS84Ellipsoid.polygon(line, isLine: true).perimeter }

  /// Shortest distance between two positions in metres.
  ///
  ///     // Hoàn Kiếm lake to the cathedral: about 400 m
  public static func distance(_ a: Coordinate, _ b: Coordinate) -> Double { WGS84Ellipsoid.distance(a, b) }
}
