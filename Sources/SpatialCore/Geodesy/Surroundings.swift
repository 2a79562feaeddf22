/// The ground within a distance of positions: containment areas and the rings around them.
public enum Surroundings {
  /// Corners of a circle. They lie so far out that the circle is inside; the ground beyond it is less than 0.04 % of the radius.
  private static let corners = 128

  /// Everything within a distance of any of the positions, on the ellipsoid of WGS 84; circles that overlap are one area.
  ///
  /// - Parameters:
  ///   - positions: longitude and latitude in degrees; none give an empty area.
  ///   - metres: above 0.
  /// - Returns: `nil` when a circle would reach the antimeridian or a pole, where an area in degrees breaks.
  /// - Throws: `GEOSError` when GEOS cannot unite the circles.
  public static func area(around positions: [Coordinate], within metres: Double) throws(GEOSError) -> MultiPolygon? {
    precondition(metres > 0, "a distance")
    var circles: [Polygon] = []
    for position in Set(positions).sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
      guard let circle = circle(around: position, metres) else { return nil }
      circles.append(circle)
    }
    guard !circles.isEmpty else { return MultiPolygon() }
    let context = GEOSContext()
    return try context.area(of: try context.union(try context.shape(MultiPolygon(circles))))
  }

  /// What lies within the outer area and not in the inner one.
  ///
  /// - Throws: `GEOSError` when GEOS cannot cut the two.
  public static func ring(_ outer: MultiPolygon, without inner: MultiPolygon) throws(GEOSError) -> MultiPolygon {
    let context = GEOSContext()
    return try context.area(of: try context.difference(try context.shape(outer), try context.shape(inner)))
  }

  private static func circle(around centre: Coordinate, _ metres: Double) -> Polygon? {
    var ring: [Coordinate] = []
    for corner in 0..<corners {
      // Counter-clockwise, with the cosine of half an angle (1 − x²/2 within 10⁻⁸) to go out to where the edges touch.
      let half = Double.pi / Double(corners)
      let azimuth = -360 * Double(corner) / Double(corners)
      let position = WGS84Ellipsoid.destination(from: centre, azimuth: azimuth, metres: metres / (1 - half * half / 2))
      guard abs(position.x - centre.x) < 90, abs(position.y) < 89 else { return nil }
      ring.append(position)
    }
    ring.append(ring[0])
    return Polygon(exterior: ring)
  }

  /// Positions moved to the nearest node of a lattice, so that an area around them does not give them away.
  ///
  /// No position moves further than 0.71 of the spacing; an area that is to hold everything within a distance of the true
  /// positions takes that in addition.
  public static func onLattice(_ positions: [Coordinate], spacing metres: Double) -> [Coordinate] {
    precondition(metres > 0, "a spacing")
    // A degree of latitude is 110.57 km at the least, and one of longitude 111.32 km at the equator: nodes stand no further apart.
    let step = metres / 111_700
    return positions.map { position in
      let y = (position.y / step).rounded() * step
      let width = step / max(BorderContact.metresPerDegree(at: y).x / 111_320, 0.01)
      return Coordinate(x: (position.x / width).rounded() * width, y: y)
    }
  }
}
