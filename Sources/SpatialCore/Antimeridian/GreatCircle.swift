import Foundation

/// Shortest lines on a sphere.
enum GreatCircle {
  /// Latitude in degrees at which the great circle through two positions meets 180° of longitude.
  ///
  /// The circle's plane has the cross product of the two directions as its normal; on the antimeridian (x < 0, y = 0) the
  /// direction must be at right angles to it.
  static func latitudeAtAntimeridian(_ a: Coordinate, _ b: Coordinate) -> Double {
    func direction(_ p: Coordinate) -> (x: Double, y: Double, z: Double) {
      let longitude = p.x * .pi / 180
      let latitude = p.y * .pi / 180
      return (cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
    }
    let p = direction(a)
    let q = direction(b)
    let normal = (x: p.y * q.z - p.z * q.y, z: p.x * q.y - p.y * q.x)
    guard normal.z != 0 else { return a.y }
    return atan(normal.x / normal.z) * 180 / .pi
  }
}
