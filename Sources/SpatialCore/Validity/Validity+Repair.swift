extension Validity {
  /// Places where rings may meet each other for a repair to be tried: GEOS keeps every crossing in memory.
  static let repairableCrossings = 200_000

  /// A valid area with the same outline: open rings are closed, rings too short are dropped, crossings are rebuilt by GEOS.
  ///
  /// What a ring encloses once or more is kept, holes are cut out, parts that share ground are joined, and lines and points
  /// without area are dropped. Repairing what is valid changes nothing, so repairing twice is repairing once. An area of which
  /// nothing is left has no parts.
  ///
  /// - Throws: `GEOSError` when GEOS cannot rebuild it, or the rings meet at more than 200,000 places, which no boundary of a
  ///   real place does.
  public func repaired(_ area: MultiPolygon) throws(GEOSError) -> Repair {
    var steps: [String] = []
    let readable = Self.readable(area, &steps)
    let before = Geodesic.area(of: readable)
    let shape = try context.shape(readable)
    var result = readable
    if context.invalidity(of: shape) != nil {
      let crossings = EdgeCrossings(
        among: readable.polygons.flatMap(\.rings), limit: Self.repairableCrossings, comparisons: 200_000_000)
      guard crossings.isComplete else {
        throw GEOSError(operation: "repair", message: "the rings meet at too many places to be a boundary")
      }
      result = try context.area(of: try context.madeValid(shape))
      steps.append("crossing rings rebuilt, points and lines without area dropped")
    }
    var repair = Repair(
      area: result, areaBefore: before, areaAfter: Geodesic.area(of: result), partsBefore: area.polygons.count,
      partsAfter: result.polygons.count, statement: "nothing to repair")
    if !steps.isEmpty { repair.statement = Self.statement(steps, repair) }
    return repair
  }

  /// The area without what GEOS cannot read.
  private static func readable(_ area: MultiPolygon, _ steps: inout [String]) -> MultiPolygon {
    func note(_ step: String) { if !steps.contains(step) { steps.append(step) } }
    var readable = MultiPolygon()
    for polygon in area.polygons {
      var rings: [[Coordinate]] = []
      for (index, positions) in polygon.rings.enumerated() {
        var ring = positions.filter { $0.x.isFinite && $0.y.isFinite }
        if ring.count < positions.count { note("positions that are no finite numbers removed") }
        if let first = ring.first, first != ring.last {
          ring.append(first)
          note("open rings closed")
        }
        if ring.count >= 4 {
          rings.append(ring)
        } else {
          if !positions.isEmpty { note("rings of fewer than four positions removed") }
          // Without its exterior a polygon is nothing.
          if index == 0 { break }
        }
      }
      if let exterior = rings.first {
        readable.polygons.append(Polygon(exterior: exterior, holes: Array(rings.dropFirst())))
      }
    }
    return readable
  }

  private static func statement(_ steps: [String], _ repair: Repair) -> String {
    func squareMetres(_ area: Double) -> String { "\((area * 100).rounded() / 100) m²" }
    let parts =
      repair.partsBefore == repair.partsAfter ? "" : "; \(repair.partsBefore) parts became \(repair.partsAfter)"
    let area =
      repair.areaChange.map { "area changed by \(squareMetres($0))" } ?? "area is now \(squareMetres(repair.areaAfter))"
    return steps.joined(separator: "; ") + parts + "; " + area
  }
}
