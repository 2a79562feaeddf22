/// What was done to make an area usable.
public struct Repair: Hashable, Sendable {
  public var area: MultiPolygon
  /// Square metres by which the area grew, negative when it shrank; `nil` when the area before had no meaning.
  public var areaChange: Double?
  /// What was done, as a sentence.
  public var statement: String
}

extension Validity {
  /// A valid area with the same outline: open rings are closed, rings too short are dropped, crossings are rebuilt by GEOS.
  ///
  /// Repairing what is valid changes nothing.
  ///
  /// - Throws: `GEOSError` when GEOS cannot rebuild it.
  public func repaired(_ area: MultiPolygon) throws(GEOSError) -> Repair {
    var steps: [String] = []
    var readable = MultiPolygon()
    for polygon in area.polygons {
      let rings = polygon.rings.enumerated().compactMap { index, ring -> (Int, [Coordinate])? in
        var ring = ring.filter { $0.x.isFinite && $0.y.isFinite }
        if ring.count < polygon.rings[index].count { steps.append("positions that are no finite numbers removed") }
        if let first = ring.first, first != ring.last {
          ring.append(first)
          steps.append("open rings closed")
        }
        guard ring.count >= 4 else {
          steps.append("rings of fewer than four positions removed")
          return nil
        }
        return (index, ring)
      }
      guard let exterior = rings.first, exterior.0 == 0 else { continue }
      readable.polygons.append(Polygon(exterior: exterior.1, holes: rings.dropFirst().map(\.1)))
    }
    let before = Geodesic.area(of: readable)
    let shape = try repairContext.shape(readable)
    var result = readable
    if repairContext.invalidity(of: shape) != nil {
      result = try repairContext.area(of: try repairContext.madeValid(shape))
      steps.append("crossing rings rebuilt, points and lines without area dropped")
    }
    let change = Geodesic.area(of: result) - before
    var unique: [String] = []
    for step in steps where !unique.contains(step) { unique.append(step) }
    let parts =
      result.polygons.count == area.polygons.count
      ? "" : "; \(area.polygons.count) parts became \(result.polygons.count)"
    return Repair(
      area: result, areaChange: change,
      statement: unique.isEmpty
        ? "nothing to repair"
        : unique.joined(separator: "; ") + parts + "; area changed by \((change * 100).rounded() / 100) m²")
  }
}
