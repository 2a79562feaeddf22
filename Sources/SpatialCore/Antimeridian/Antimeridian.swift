/// Cuts geometries where they cross 180° of longitude, as RFC 7946 section 3.1.9 asks.
///
/// A step of more than 180° of longitude is taken for one that goes the short way round, across the antimeridian. The
/// pieces of a ring are joined along the edge of the map with the inside on their left, so a ring around a pole is closed
/// over it. Longitudes beyond ±180 are brought back; positions within 1e-9 degrees of the antimeridian lie on it.
public enum Antimeridian {
  /// - Parameters:
  ///   - greatCircle: the latitude of a crossing on the great circle of the two positions, instead of the straight line in
  ///     degrees.
  ///   - fixWinding: take clockwise exteriors for counter-clockwise ones; otherwise a clockwise ring encloses the rest of
  ///     the world.
  public static func cut(_ area: MultiPolygon, greatCircle: Bool = false, fixWinding: Bool = true) -> MultiPolygon {
    MultiPolygon(area.polygons.flatMap { cut($0, greatCircle, fixWinding) })
  }

  /// Any geometry; points are only brought to ±180.
  public static func cut(_ geometry: Geometry, greatCircle: Bool = false, fixWinding: Bool = true) -> Geometry {
    switch geometry {
    case .polygon(let polygon):
      let parts = cut(polygon, greatCircle, fixWinding)
      return parts.count == 1 ? .polygon(parts[0]) : .multiPolygon(MultiPolygon(parts))
    case .multiPolygon(let area): return .multiPolygon(cut(area, greatCircle: greatCircle, fixWinding: fixWinding))
    case .lineString(let line):
      let parts = cut(line: line, greatCircle)
      return parts.count == 1 ? .lineString(parts[0]) : .multiLineString(parts)
    case .multiLineString(let lines): return .multiLineString(lines.flatMap { cut(line: $0, greatCircle) })
    case .collection(let parts):
      return .collection(parts.map { cut($0, greatCircle: greatCircle, fixWinding: fixWinding) })
    case .point, .multiPoint: return geometry
    }
  }

  /// Whether the area goes beyond ±180 degrees, or takes a step of more than 180.
  public static func isCrossed(by area: MultiPolygon) -> Bool {
    area.polygons.contains { isCrossed(by: $0.exterior) || $0.holes.contains(where: isCrossed) }
  }

  private static func isCrossed(by ring: [Coordinate]) -> Bool {
    guard var before = ring.first?.x else { return false }
    // No step ends the loop: that it takes all of them alike is what makes it fast.
    var isCrossed = false
    for position in ring {
      isCrossed = isCrossed || abs(position.x) > 180 || abs(position.x - before) > 180
      before = position.x
    }
    return isCrossed
  }

  private static func cut(line: [Coordinate], _ greatCircle: Bool) -> [[Coordinate]] {
    let normalized = normalize(line)
    return pieces(of: normalized, greatCircle)
  }

  // MARK: Longitudes

  private static func wrapped(_ x: Double) -> Double {
    if abs(abs(x) - 180) <= 1e-9 { return x > 0 ? 180 : -180 }
    guard abs(x) > 180 else { return x }
    let turned = x - 360 * ((x + 180) / 360).rounded(.down)
    return abs(abs(turned) - 180) <= 1e-9 ? (x > 0 ? 180 : -180) : turned
  }

  /// Longitudes from −180 to 180; a position on the antimeridian lies on the side of those next to it.
  private static func normalize(_ positions: [Coordinate]) -> [Coordinate] {
    var result = positions.map { Coordinate(x: wrapped($0.x), y: $0.y) }
    // A band around the whole world has nothing but its two ends on the antimeridian.
    guard let start = result.firstIndex(where: { abs($0.x) != 180 }) else { return positions }
    for i in (start + 1)..<max(result.count, start + 1) where abs(result[i].x) == 180 {
      if abs(result[i].x - result[i - 1].x) > 180 { result[i].x = -result[i].x }
    }
    for i in (0..<start).reversed() where abs(result[i].x - result[i + 1].x) > 180 { result[i].x = -result[i].x }
    return result.reduce(into: []) { kept, position in
      // Positions that were told apart only by how near the antimeridian they lay are one.
      if let last = kept.last, abs(position.x) == 180, last.x == position.x, abs(last.y - position.y) <= 1e-9 { return }
      if kept.last != position { kept.append(position) }
    }
  }

  /// A step from one edge of the map to the other goes the long way: it is part of a band around the world.
  private static func crosses(_ a: Coordinate, _ b: Coordinate) -> Bool {
    abs(a.x - b.x) > 180 && !(abs(a.x) == 180 && abs(b.x) == 180)
  }

  /// Latitude at which the step from a to b crosses the antimeridian.
  private static func latitude(_ a: Coordinate, _ b: Coordinate, _ greatCircle: Bool) -> Double {
    if abs(a.x) == 180 { return a.y }
    if abs(b.x) == 180 { return b.y }
    if greatCircle { return GreatCircle.latitudeAtAntimeridian(a, b) }
    let target = a.x > 0 ? b.x + 360 : b.x - 360
    let edge: Double = a.x > 0 ? 180 : -180
    return a.y + (b.y - a.y) * (edge - a.x) / (target - a.x)
  }

  /// The line cut at each crossing; pieces begin and end on the antimeridian, except the ends of the line.
  private static func pieces(of line: [Coordinate], _ greatCircle: Bool) -> [[Coordinate]] {
    guard let first = line.first else { return [] }
    var pieces = [[first]]
    for (a, b) in zip(line, line.dropFirst()) {
      if crosses(a, b) {
        let y = latitude(a, b, greatCircle)
        let edge: Double = a.x > 0 ? 180 : -180
        append(Coordinate(x: edge, y: y), to: &pieces[pieces.count - 1])
        pieces.append([Coordinate(x: -edge, y: y)])
      }
      append(b, to: &pieces[pieces.count - 1])
    }
    return pieces.filter { $0.count > 1 }
  }

  private static func append(_ position: Coordinate, to piece: inout [Coordinate]) {
    if piece.last != position { piece.append(position) }
  }

  // MARK: Rings

  private static func cut(_ polygon: Polygon, _ greatCircle: Bool, _ fixWinding: Bool) -> [Polygon] {
    var rings = polygon.rings.map { ring -> [Coordinate] in
      var ring = ring
      if let first = ring.first, ring.last != first { ring.append(first) }
      return normalize(ring)
    }
    let split = rings.map { ring in zip(ring, ring.dropFirst()).contains { crosses($0, $1) } }
    guard split.contains(true) else {
      let same = Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
      return [fixWinding ? same.rewound : same]
    }
    if fixWinding {
      for i in rings.indices {
        let unwrapped = unwrap(rings[i])
        // A ring around a pole has no winding that could be wrong.
        guard let first = unwrapped.first, let last = unwrapped.last, first.x == last.x else { continue }
        if (RingArea.signed(unwrapped) > 0) == (i > 0) { rings[i].reverse() }
      }
    }
    var segments: [[Coordinate]] = []
    var whole: [[Coordinate]] = []
    for (i, ring) in rings.enumerated() {
      if split[i] { segments += self.segments(of: ring, greatCircle) } else if i > 0 { whole.append(ring) }
    }
    var parts = join(segments)
    if !split[0], let exterior = rings.first { parts.append(Polygon(exterior: exterior)) }
    for hole in whole {
      guard let inside = hole.first else { continue }
      if let owner = parts.firstIndex(where: { covers($0.exterior, inside) }) { parts[owner].holes.append(hole) }
    }
    return parts
  }

  private static func covers(_ ring: [Coordinate], _ position: Coordinate) -> Bool {
    MultiPolygon([Polygon(exterior: ring)]).covers(position)
  }

  /// Longitudes without jumps, beyond ±180 where need be.
  private static func unwrap(_ ring: [Coordinate]) -> [Coordinate] {
    var offset = 0.0
    var result: [Coordinate] = []
    for (i, position) in ring.enumerated() {
      if i > 0, crosses(ring[i - 1], position) { offset += ring[i - 1].x > 0 ? 360 : -360 }
      result.append(Coordinate(x: position.x + offset, y: position.y))
    }
    return result
  }

  /// Pieces of a closed ring, each from edge to edge.
  private static func segments(of ring: [Coordinate], _ greatCircle: Bool) -> [[Coordinate]] {
    var pieces = pieces(of: ring, greatCircle)
    // The last piece runs into the first through the position where the ring was opened.
    if pieces.count > 1, let last = pieces.popLast() { pieces[0] = last + pieces[0].dropFirst() }
    return pieces
  }

  /// Joins pieces to rings along the edge of the map, counter-clockwise: up at 180°, down at −180°.
  private static func join(_ segments: [[Coordinate]]) -> [Polygon] {
    var unused = Array(segments.indices)
    var rings: [[Coordinate]] = []
    while let start = unused.first {
      unused.removeFirst()
      var ring = segments[start]
      while true {
        guard let end = ring.last else { break }
        let (next, corners) = following(end, [start] + unused, segments)
        for corner in corners { append(corner, to: &ring) }
        if next == start { break }
        for position in segments[next] { append(position, to: &ring) }
        unused.removeAll { $0 == next }
      }
      append(ring[0], to: &ring)
      if Set(ring).count >= 3 { rings.append(ring) }
    }
    // A ring inside another one is a hole of it: around a pole, say.
    var parts = rings.filter { RingArea.signed($0) > 0 }.map { Polygon(exterior: $0) }
    for hole in rings where RingArea.signed(hole) <= 0 {
      if let owner = parts.firstIndex(where: { part in hole.contains { covers(part.exterior, $0) } }) {
        parts[owner].holes.append(hole)
      } else {
        parts.append(Polygon(exterior: hole))
      }
    }
    return parts
  }

  /// The piece whose start comes next along the edge of the map, and the corners passed on the way.
  private static func following(
    _ end: Coordinate, _ candidates: [Int], _ segments: [[Coordinate]]
  ) -> (next: Int, corners: [Coordinate]) {
    let up = [Coordinate(x: 180, y: 90), Coordinate(x: -180, y: 90)]
    let down = [Coordinate(x: -180, y: -90), Coordinate(x: 180, y: -90)]
    // Distance along the edge from the lower right corner: up the right side, then down the left side.
    func way(_ position: Coordinate) -> Double { position.x > 0 ? position.y + 90 : 180 + (90 - position.y) }
    let from = way(end)
    func ahead(_ segment: Int) -> Double {
      let distance = way(segments[segment][0]) - from
      return distance < 0 ? distance + 360 : distance
    }
    let next = candidates.min { ahead($0) < ahead($1) } ?? candidates[0]
    let reach = from + ahead(next)
    var corners: [Coordinate] = []
    if from <= 180, reach > 180 { corners += up }
    if reach > 360 { corners += down }
    if reach > 540 { corners += up }
    return (next, corners)
  }
}
