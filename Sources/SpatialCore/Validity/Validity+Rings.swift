extension Validity {
  /// Numbers that are no degrees, or no numbers.
  static func numberDefects(
    _ positions: [Coordinate], part: Int, ring: Int?, isGeographic: Bool
  ) -> [GeometryDefect] {
    var defects: [GeometryDefect] = []
    func add(_ kind: GeometryDefect.Kind, _ message: String, where isBad: (Coordinate) -> Bool) {
      guard let first = positions.first(where: isBad) else { return }
      let count = positions.reduce(0) { $0 + (isBad($1) ? 1 : 0) }
      let message = count == 1 ? message : "\(message); \(count) positions, this is the first"
      defects.append(GeometryDefect(kind: kind, part: part, ring: ring, position: first, message: message))
    }
    add(.nonFinite, "a position that is no finite number") { !$0.x.isFinite || !$0.y.isFinite }
    guard isGeographic else { return defects }
    // Remarked, not an error of the shape: GEOS knows a plane only.
    add(
      .latitudeOutOfRange,
      "a latitude beyond 90 degrees; is longitude written second, or the reference system another?"
    ) { $0.y.isFinite && abs($0.y) > 90 }
    if defects.last?.kind != .latitudeOutOfRange {
      add(.longitudeOutOfRange, "a longitude beyond 180 degrees") { $0.x.isFinite && abs($0.x) > 180 }
    }
    return defects
  }

  /// Whether a ring is closed, long enough, within the range of degrees, and without a position twice in a row: one pass that
  /// spares those that find out what is wrong.
  private static func isPlain(_ positions: [Coordinate], isGeographic: Bool) -> Bool {
    guard positions.count >= 4, positions.first == positions.last, var before = positions.dropLast().last else {
      return false
    }
    let most =
      isGeographic
      ? Coordinate(longitude: 180, latitude: 90)
      : Coordinate(x: .greatestFiniteMagnitude, y: .greatestFiniteMagnitude)
    var isPlain = true
    for position in positions {
      let isRepeated = position.x == before.x && position.y == before.y
      isPlain = isPlain && abs(position.x) <= most.x && abs(position.y) <= most.y && !isRepeated
      before = position
    }
    return isPlain
  }

  /// What is wrong with one ring as it was written; without an error GEOS can read the ring.
  static func readingDefects(
    _ positions: [Coordinate], part: Int, ring: Int, isGeographic: Bool
  ) -> [GeometryDefect] {
    if isPlain(positions, isGeographic: isGeographic), (RingArea.signed(positions) > 0) == (ring == 0) { return [] }
    var defects = numberDefects(positions, part: part, ring: ring, isGeographic: isGeographic)
    func add(_ kind: GeometryDefect.Kind, _ position: Coordinate?, _ message: String) {
      defects.append(GeometryDefect(kind: kind, part: part, ring: ring, position: position, message: message))
    }
    if defects.contains(where: { $0.kind == .nonFinite }) { return defects }
    guard let first = positions.first, let last = positions.last else {
      if ring > 0 { add(.emptyRing, nil, "a hole without positions") }
      return defects
    }
    var positions = positions
    if first != last {
      add(.unclosedRing, last, "the last position does not repeat the first; the ring is taken as closed")
      positions.append(first)
    }
    guard positions.count >= 4 else {
      add(
        .tooFewPoints, first, "a ring needs four positions, the last repeating the first; this has \(positions.count)")
      return defects
    }
    let repeated = positions.indices.dropFirst().filter { positions[$0] == positions[$0 - 1] }
    if let i = repeated.first {
      let more = repeated.count == 1 ? "" : "; \(repeated.count) such places, this is the first"
      add(.repeatedPoint, positions[i], "a position stands twice in a row" + more)
    }
    if (RingArea.signed(positions) > 0) == (ring > 0) {
      add(.winding, nil, ring == 0 ? "the exterior is clockwise" : "the hole is counter-clockwise")
    }
    return defects
  }

  /// Where a ring that GEOS can read meets itself; empty when GEOS takes the ring for valid.
  func crossingDefects(_ positions: [Coordinate], part: Int, ring: Int) -> [GeometryDefect] {
    guard let defect = geosDefect(MultiPolygon([Polygon(exterior: positions)]), part: part, ring: ring) else {
      return []
    }
    if defect.kind == .tooFewPoints { return [defect] }
    let crossings = EdgeCrossings(in: positions, limit: Self.crossingsPerRing)
    var defects = crossings.places.map { place in
      let (kind, message): (GeometryDefect.Kind, String) =
        switch place.kind {
        case .crossing: (.selfIntersection, "the ring crosses itself")
        case .touch: (.ringSelfIntersection, "the ring touches itself")
        case .spike: (.spike, "the ring goes out and back along one line")
        }
      return GeometryDefect(kind: kind, part: part, ring: ring, position: place.position, message: message)
    }
    // GEOS's own place, if the search found none before it was ended.
    if defects.isEmpty { return [defect] }
    if !crossings.isComplete {
      defects[defects.count - 1].message += "; the search ended here, the ring may meet itself at more places"
    }
    return defects
  }
}
