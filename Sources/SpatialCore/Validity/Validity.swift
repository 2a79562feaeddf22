/// Finds what is wrong with geometries, all of it and not only the first defect.
///
/// The verdict (whether there is an error) is that of GEOS for everything that GEOS can read; beyond it, rings that GEOS
/// cannot read are named, and all places where a ring crosses itself are listed.
///
/// Keep one for many geometries; not to be shared between threads.
public final class Validity {
  /// Crossings listed of one ring; a ring with more has a last defect that says how many there are in all.
  public static let crossingsPerRing = 100

  private let context = GEOSContext()
  var repairContext: GEOSContext { context }

  public init() {}

  /// All defects, in the order of parts and rings.
  ///
  /// - Parameter isGeographic: whether positions are degrees, so that their range can be checked.
  public func defects(of area: MultiPolygon, isGeographic: Bool = true) -> [GeometryDefect] {
    var defects: [GeometryDefect] = []
    var readable = true
    // Rings that are only left open are judged as if they were closed, as GEOS does.
    let closed = area.closed
    for (part, polygon) in area.polygons.enumerated() {
      var ringsValid = true
      for (ring, positions) in polygon.rings.enumerated() {
        let found = ringDefects(positions, part: part, ring: ring, isGeographic: isGeographic)
        defects += found.defects
        readable = readable && found.readable
        ringsValid = ringsValid && !found.defects.contains { $0.isError }
      }
      // Relations between rings mean something only when each ring is sound.
      if ringsValid, readable, !polygon.holes.isEmpty,
        let defect = geosDefect(MultiPolygon([closed.polygons[part]]), part: part)
      {
        defects.append(defect)
      }
    }
    if readable, area.polygons.count > 1, !defects.contains(where: \.isError), let defect = geosDefect(closed, part: 0)
    {
      defects.append(defect)
    }
    return defects
  }

  /// Defects of any geometry; points and lines are checked for numbers only.
  public func defects(of geometry: Geometry, isGeographic: Bool = true) -> [GeometryDefect] {
    switch geometry {
    case .polygon(let polygon): return defects(of: MultiPolygon([polygon]), isGeographic: isGeographic)
    case .multiPolygon(let area): return defects(of: area, isGeographic: isGeographic)
    case .point(let position):
      return position.map { Self.numberDefects([$0], part: 0, ring: nil, isGeographic: isGeographic) } ?? []
    case .multiPoint(let positions):
      return Self.numberDefects(positions, part: 0, ring: nil, isGeographic: isGeographic)
    case .lineString(let line): return lineDefects([line], isGeographic: isGeographic)
    case .multiLineString(let lines): return lineDefects(lines, isGeographic: isGeographic)
    case .collection(let parts): return parts.flatMap { defects(of: $0, isGeographic: isGeographic) }
    }
  }

  private func lineDefects(_ lines: [[Coordinate]], isGeographic: Bool) -> [GeometryDefect] {
    lines.enumerated().flatMap { part, line in
      var defects = Self.numberDefects(line, part: part, ring: nil, isGeographic: isGeographic)
      if !line.isEmpty, Set(line).count < 2 {
        defects.append(
          GeometryDefect(
            kind: .tooFewPoints, part: part, position: line.first, message: "a line needs two different positions"))
      }
      return defects
    }
  }

  private static func numberDefects(
    _ positions: [Coordinate], part: Int, ring: Int?, isGeographic: Bool
  ) -> [GeometryDefect] {
    var defects: [GeometryDefect] = []
    if let bad = positions.first(where: { !$0.x.isFinite || !$0.y.isFinite }) {
      defects.append(
        GeometryDefect(
          kind: .nonFinite, part: part, ring: ring, position: bad, message: "a position that is no finite number"))
    }
    guard isGeographic else { return defects }
    // Remarked, not an error of the shape: GEOS knows a plane only.
    if let bad = positions.first(where: { abs($0.y) > 90 }) {
      defects.append(
        GeometryDefect(
          kind: .latitudeOutOfRange, part: part, ring: ring, position: bad,
          message: "a latitude beyond 90 degrees; is longitude written second, or the reference system another?"))
    } else if let bad = positions.first(where: { abs($0.x) > 180 }) {
      defects.append(
        GeometryDefect(
          kind: .longitudeOutOfRange, part: part, ring: ring, position: bad, message: "a longitude beyond 180 degrees"))
    }
    return defects
  }

  private func ringDefects(
    _ positions: [Coordinate], part: Int, ring: Int, isGeographic: Bool
  ) -> (defects: [GeometryDefect], readable: Bool) {
    var defects = Self.numberDefects(positions, part: part, ring: ring, isGeographic: isGeographic)
    func add(_ kind: GeometryDefect.Kind, _ position: Coordinate?, _ message: String) {
      defects.append(GeometryDefect(kind: kind, part: part, ring: ring, position: position, message: message))
    }
    if defects.contains(where: { $0.kind == .nonFinite }) { return (defects, false) }
    guard let first = positions.first, let last = positions.last else {
      if ring > 0 { add(.emptyRing, nil, "a hole without positions") }
      return (defects, ring == 0)
    }
    var positions = positions
    if first != last {
      add(.unclosedRing, last, "the last position does not repeat the first; the ring is taken as closed")
      positions.append(first)
    }
    guard positions.count >= 4 else {
      add(
        .tooFewPoints, first, "a ring needs four positions, the last repeating the first; this has \(positions.count)")
      return (defects, false)
    }
    if let i = positions.indices.dropFirst().first(where: { positions[$0] == positions[$0 - 1] }) {
      add(.repeatedPoint, positions[i], "a position stands twice in a row")
    }
    if (RingArea.signed(positions) > 0) == (ring > 0) {
      add(.winding, nil, ring == 0 ? "the exterior is clockwise" : "the hole is counter-clockwise")
    }
    guard let defect = geosDefect(MultiPolygon([Polygon(exterior: positions)]), part: part, ring: ring) else {
      return (defects, true)
    }
    let crossings = RingCrossings.find(in: positions, limit: Self.crossingsPerRing)
    if crossings.found.isEmpty || defect.kind == .tooFewPoints {
      defects.append(defect)
    } else {
      for crossing in crossings.found {
        add(
          crossing.isTouch ? .ringSelfIntersection : .selfIntersection, crossing.position,
          crossing.isTouch ? "the ring touches itself" : "the ring crosses itself")
      }
      if crossings.total > crossings.found.count {
        add(.selfIntersection, nil, "the ring meets itself at \(crossings.total) places in all")
      }
    }
    return (defects, true)
  }

  /// What GEOS says of an area whose rings it can read.
  private func geosDefect(_ area: MultiPolygon, part: Int, ring: Int? = nil) -> GeometryDefect? {
    let found: (reason: String, position: Coordinate)?
    do throws(GEOSError) {
      found = context.invalidity(of: try context.shape(area))
    } catch {
      found = (error.message, Coordinate(x: .nan, y: .nan))
    }
    guard let (reason, position) = found else { return nil }
    let kind: GeometryDefect.Kind =
      switch reason {
      case "Self-intersection": .selfIntersection
      case "Ring Self-intersection": .ringSelfIntersection
      case "Hole lies outside shell": .holeOutsideShell
      case "Holes are nested": .nestedHoles
      case "Nested shells": .nestedShells
      case "Duplicate Rings": .duplicateRings
      case "Interior is disconnected": .disconnectedInterior
      case "Too few points in geometry component": .tooFewPoints
      default: .other
      }
    return GeometryDefect(
      kind: kind, part: part, ring: ring, position: position.x.isNaN ? nil : position,
      message: kind == .other ? reason : reason.lowercased())
  }
}
