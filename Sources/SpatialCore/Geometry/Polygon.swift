/// An area with one exterior ring and any number of holes.
///
/// Rings are closed: the last position repeats the first. Nothing is promised about winding, self-intersection or the
/// number of positions; a `Polygon` holds what a file said, and `Validity` says what is wrong with it.
public struct Polygon: Hashable, Sendable {
  public var exterior: [Coordinate]
  public var holes: [[Coordinate]]

  public init(exterior: [Coordinate], holes: [[Coordinate]] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The exterior first, then the holes, in the order of the file.
  public var rings: [[Coordinate]] { [exterior] + holes }
}

/// Any number of polygons that are one place: a mainland and its islands. Empty is allowed.
public struct MultiPolygon: Hashable, Sendable {
  public var polygons: [Polygon]

  public init(_ polygons: [Polygon] = []) { self.polygons = polygons }

  /// Positions in all rings, closing positions included.
  public var vertexCount: Int {
    polygons.reduce(0) { $0 + $1.exterior.count + $1.holes.reduce(0) { $0 + $1.count } }
  }
}

extension MultiPolygon {
  /// The same area with every ring's first position repeated at its end.
  public var closed: MultiPolygon {
    func closed(_ ring: [Coordinate]) -> [Coordinate] {
      guard let first = ring.first, ring.last != first else { return ring }
      return ring + [first]
    }
    return MultiPolygon(
      polygons.map { Polygon(exterior: closed($0.exterior), holes: $0.holes.map(closed)) })
  }
}
