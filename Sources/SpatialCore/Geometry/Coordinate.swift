/// A position: longitude before latitude in degrees on WGS 84, or easting before northing in the units of a projection.
public struct Coordinate: Hashable, Sendable, BitwiseCopyable {
  /// Longitude or easting.
  public var x: Double
  /// Latitude or northing.
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Degrees on WGS 84.
  public init(longitude: Double, latitude: Double) {
    x = longitude
    y = latitude
  }
}

extension Coordinate: CustomStringConvertible {
  public var description: String { "(\(x), \(y))" }
}
