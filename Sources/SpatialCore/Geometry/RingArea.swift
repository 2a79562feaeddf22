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

  /// The turn at the topmost position: positive when a simple ring is counter-clockwise, zero when it has no area there.
  ///
  /// For a ring that does not cross itself this is the sign of the area, decided exactly; for one that does, winding has no
  /// other meaning that programs agree on.
  static func turn(_ ring: [Coordinate]) -> Double {
    var positions: [Coordinate] = []
    for position in ring where positions.last != position { positions.append(position) }
    if positions.count > 1, positions.first == positions.last { positions.removeLast() }
    guard positions.count > 2,
      let top = positions.indices.max(by: { (positions[$0].y, positions[$0].x) < (positions[$1].y, positions[$1].x) })
    else { return 0 }
    let before = positions[(top + positions.count - 1) % positions.count]
    let here = positions[top]
    let after = positions[(top + 1) % positions.count]
    return Orientation.sign(before.x, before.y, here.x, here.y, after.x, after.y)
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
    RingArea.turn(exterior) > 0 && holes.allSatisfy { RingArea.turn($0) < 0 }
  }
}

extension MultiPolygon {
  public var rewound: MultiPolygon { MultiPolygon(polygons.map(\.rewound)) }
}
