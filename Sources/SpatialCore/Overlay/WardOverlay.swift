/// What ground of the areas of one vintage lies in which areas of another.
public struct WardOverlay: Sendable {
  /// Ground that an earlier and a later area have in common.
  public struct Part: Hashable, Sendable {
    /// Index of the earlier area.
    public var earlier: Int
    /// Index of the later area.
    public var later: Int
    /// Square metres.
    public var area: Double
  }

  /// Part of an earlier or a later area below which what two areas have in common is taken for two drawings of one border.
  public static let defaultTolerance = 0.005

  /// By the earlier area, then the later one.
  public internal(set) var parts: [Part] = []
  /// Parts that were left out, being small beside both of their areas.
  public internal(set) var slivers: [Part] = []
  /// Square metres of each earlier area.
  public internal(set) var earlierAreas: [Double] = []
  /// Square metres of each later area.
  public internal(set) var laterAreas: [Double]
  /// Square metres of each earlier area that no later one covers.
  public internal(set) var uncovered: [Double] = []
  /// Square metres of each later area that no earlier one covers.
  public internal(set) var added: [Double] = []

  /// Compares valid areas, in degrees.
  ///
  /// An area without polygons has no part in anything. Sizes are geodesic, of parts whose new corners lie on straight lines in
  /// degrees.
  ///
  /// - Parameters:
  ///   - tolerance: share of both of its areas below which a part is a sliver.
  ///   - threads: how many may compare; the result does not depend on it.
  /// - Complexity: one overlay for each two areas whose boxes meet.
  /// - Throws: `GEOSError` when an overlay fails, which valid areas do not cause.
  public init(
    of earlier: [MultiPolygon], over later: [MultiPolygon], tolerance: Double = WardOverlay.defaultTolerance,
    threads: Int = 1
  ) throws(GEOSError) {
    laterAreas = later.map(Geodesic.area(of:))
    var near = [[Int]](repeating: [], count: earlier.count)
    var nearLater = [[Int]](repeating: [], count: later.count)
    BoxIndex.forEachPair((earlier + later).map(\.boundingBox)) { a, b in
      guard a < earlier.count, b >= earlier.count else { return }
      near[a].append(b - earlier.count)
      nearLater[b - earlier.count].append(a)
    }
    for i in near.indices { near[i].sort() }
    for i in nearLater.indices { nearLater[i].sort() }
    let candidates = near
    let ranges = OrderedRanges(count: earlier.count, size: 16, threads: threads)
    let found = try ranges.map { (range) throws(GEOSError) in
      let context = GEOSContext()
      return try range.map { (i) throws(GEOSError) in
        try Self.pieces(of: earlier[i], among: candidates[i].map { later[$0] }, context)
      }
    }
    for (i, pieces) in found.joined().enumerated() {
      let whole = Geodesic.area(of: earlier[i])
      earlierAreas.append(whole)
      uncovered.append(pieces.rest)
      for (j, area) in zip(candidates[i], pieces.areas) where area > 0 {
        let part = Part(earlier: i, later: j, area: area)
        if area < tolerance * whole, area < tolerance * laterAreas[j] {
          slivers.append(part)
        } else {
          parts.append(part)
        }
      }
    }
    let predecessors = nearLater
    let rests = try OrderedRanges(count: later.count, size: 16, threads: threads).map { (range) throws(GEOSError) in
      let context = GEOSContext()
      return try range.map { (j) throws(GEOSError) in
        try Self.pieces(of: later[j], among: predecessors[j].map { earlier[$0] }, context).rest
      }
    }
    added = Array(rests.joined())
  }

  /// Square metres that an area has in common with each of some others, and of what it has alone.
  private static func pieces(
    of area: MultiPolygon, among others: [MultiPolygon], _ context: GEOSContext
  ) throws(GEOSError) -> (areas: [Double], rest: Double) {
    if area.polygons.isEmpty { return (others.map { _ in 0 }, 0) }
    if let same = others.firstIndex(of: area) {
      // Other areas may claim some of the same ground.
      var areas = [Double](repeating: 0, count: others.count)
      let shape = try context.shape(area)
      for (i, other) in others.enumerated() where !other.polygons.isEmpty {
        areas[i] = i == same ? Geodesic.area(of: area) : try common(shape, other, context)
      }
      return (areas, 0)
    }
    let shape = try context.shape(area)
    var rest = try context.shape(area)
    var areas: [Double] = []
    for other in others {
      if other.polygons.isEmpty {
        areas.append(0)
        continue
      }
      areas.append(try common(shape, other, context))
      rest = try context.difference(rest, try context.shape(other))
    }
    return (areas, Geodesic.area(of: try context.area(of: rest)))
  }

  private static func common(
    _ shape: borrowing GEOSShape, _ other: MultiPolygon, _ context: GEOSContext
  ) throws(GEOSError) -> Double {
    let other = try context.shape(other)
    // Most areas whose boxes meet only touch, and the overlay costs more than the question.
    guard try context.interiorsMeet(shape, other) else { return 0 }
    return Geodesic.area(of: try context.area(of: try context.intersection(shape, other)))
  }
}
