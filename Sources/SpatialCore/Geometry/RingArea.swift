/// The area that a ring encloses in the plane of its coordinates.
public enum RingArea {
  /// Positive for a counter-clockwise ring, negative for a clockwise one, in square units of the coordinates.
  ///
  /// Summed relative to the first position, so that small rings far from the origin keep their sign.
  public static func signed(_ ring: [Coordinate]) -> Double {
    guard let origin = ring.first, ring.count > 2 else { return 0 }
    var twice = 0.0
    for i in 1..<ring.count {
      let a = ring[i - 1]
      let b = ring[i]
      twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return twice / 2
  }
}

extension Polygon {
  /// The same area with the winding of RFC 7946: exterior counter-clockwise, holes clockwise.
  public var rewound: Polygon {
    Polygon(
      exterior: RingArea.signed(exterior) < 0 ? exterior.reversed() : exterior,
      holes: holes.map { RingArea.signed($0) > 0 ? $0.reversed() : $0 })
  }

  /// Whether the winding is that of RFC 7946; a ring without area winds no way.
  public var isWoundByRFC7946: Bool {
    RingArea.signed(exterior) > 0 && holes.allSatisfy { RingArea.signed($0) < 0 }
  }
}

extension MultiPolygon {
  public var rewound: MultiPolygon { MultiPolygon(polygons.map(\.rewound)) }
}
