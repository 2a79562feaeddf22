/// Finds what is wrong with geometries, all of it and not only the first defect.
///
/// The verdict (whether there is an error) is that of GEOS for everything that GEOS can read. Beyond it, rings that GEOS
/// cannot read are named, all places where a ring crosses itself are listed, and every hole and every part is judged against
/// every other that it meets.
///
/// Keep one for many geometries; not to be shared between threads.
///
/// Source: OGC 06-103r4, Simple feature access part 1, section 6.1.11; RFC 7946, section 3.1.6.
public final class Validity {
  /// Places listed of one ring, or between two, and defects between rings listed of one polygon; the last message says when
  /// there are more.
  public static let crossingsPerRing = 100

  /// Pairs of rings or parts compared with GEOS after which only its first word on the whole is given.
  static let comparedPairs = 20_000

  let context = GEOSContext()

  public init() {}

  /// All defects, in the order of parts and rings, defects between parts last.
  ///
  /// A ring that is only left open is remarked and judged as if it were closed. An area without parts is valid.
  ///
  ///     // Hai Châu with a crossing near 108.2, 16.0: [self-intersection: the ring crosses itself (part 1, exterior) at …]
  ///
  /// - Parameter isGeographic: whether positions are degrees, so that their range can be checked.
  /// - Complexity: linear for parts without holes that are apart, one pass of GEOS, near n log n, for any other valid area;
  ///   rings are taken apart only when it is invalid.
  public func defects(of area: MultiPolygon, isGeographic: Bool = true) -> [GeometryDefect] {
    let closed = area.closed
    let rings = area.polygons.enumerated().map { part, polygon in
      polygon.rings.enumerated().map { ring, positions in
        Self.readingDefects(positions, part: part, ring: ring, isGeographic: isGeographic)
      }
    }
    let isHeadless = area.polygons.contains { $0.exterior.isEmpty && $0.holes.contains { !$0.isEmpty } }
    let readable = !isHeadless && !rings.joined().joined().contains { $0.isError }
    if readable, Self.isProven(closed) || geosDefect(closed, part: 0) == nil { return Array(rings.joined().joined()) }
    var defects: [GeometryDefect] = []
    var soundParts: [Int] = []
    for (part, polygon) in closed.polygons.enumerated() {
      var found: [GeometryDefect] = []
      var soundRings: [Int] = []
      for (ring, positions) in polygon.rings.enumerated() {
        found += rings[part][ring]
        guard !rings[part][ring].contains(where: \.isError) else { continue }
        let crossings = crossingDefects(positions, part: part, ring: ring)
        found += crossings
        if crossings.isEmpty { soundRings.append(ring) }
      }
      // Relations mean something only between rings that are sound.
      if !polygon.holes.isEmpty { found += relationDefects(polygon, part: part, sound: soundRings) }
      if !found.contains(where: \.isError) { soundParts.append(part) }
      defects += found
    }
    defects += partDefects(closed, sound: soundParts)
    if readable, !defects.contains(where: \.isError), let defect = geosDefect(closed, part: 0) {
      defects.append(defect)
    }
    return defects
  }

  /// Whether it is plain that GEOS would take the area for valid: rings that meet nowhere, without holes, their boxes apart.
  private static func isProven(_ area: MultiPolygon) -> Bool {
    // Among hundreds of parts, boxes that are apart are few.
    guard area.polygons.count < 500, area.polygons.allSatisfy({ $0.holes.isEmpty }) else { return false }
    if area.polygons.count > 1 {
      let boxes = area.polygons.map(\.boundingBox)
      for (i, box) in boxes.enumerated() where boxes[..<i].contains(where: { $0.intersects(box) }) { return false }
    }
    return area.polygons.allSatisfy { SimpleRing.isProven($0.exterior) }
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
      if let first = line.first, line.allSatisfy({ $0 == first }) {
        defects.append(
          GeometryDefect(
            kind: .tooFewPoints, part: part, position: first, message: "a line needs two different positions"))
      }
      return defects
    }
  }
}
