/// How two edges share ground, decided exactly from their four ends.
enum EdgeMeeting: Hashable {
  /// The edges cross at an inner position of both.
  case crossing(Coordinate)
  /// The edges share one position and do not cross there.
  case touch(Coordinate)
  /// The edges lie on one line and share a piece of it, of which this is one end.
  case overlap(Coordinate)

  var position: Coordinate {
    switch self {
    case .crossing(let position), .touch(let position), .overlap(let position): position
    }
  }

  /// - Precondition: both edges have a length.
  init?(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) {
    func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Double {
      Orientation.sign(p.x, p.y, q.x, q.y, r.x, r.y)
    }
    let c1 = side(a, b, c)
    let d1 = side(a, b, d)
    if c1 > 0 && d1 > 0 || c1 < 0 && d1 < 0 { return nil }
    let a1 = side(c, d, a)
    let b1 = side(c, d, b)
    if a1 > 0 && b1 > 0 || a1 < 0 && b1 < 0 { return nil }
    if c1 == 0, d1 == 0 {
      // On one line: the ends that lie on the other edge bound what is shared.
      var shared: [Coordinate] = []
      for end in [b, a] where Self.within(c, d, end) { shared.append(end) }
      for end in [c, d] where Self.within(a, b, end) && !shared.contains(end) { shared.append(end) }
      guard let first = shared.first else { return nil }
      self = shared.count > 1 ? .overlap(first) : .touch(first)
    } else if c1 == 0 {
      self = .touch(c)
    } else if d1 == 0 {
      self = .touch(d)
    } else if a1 == 0 {
      self = .touch(a)
    } else if b1 == 0 {
      self = .touch(b)
    } else {
      // The sides have opposite signs, so the quotient lies strictly between 0 and 1.
      let t = a1 / (a1 - b1)
      self = .crossing(Coordinate(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t))
    }
  }

  private static func within(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Bool {
    r.x >= min(p.x, q.x) && r.x <= max(p.x, q.x) && r.y >= min(p.y, q.y) && r.y <= max(p.y, q.y)
  }
}
