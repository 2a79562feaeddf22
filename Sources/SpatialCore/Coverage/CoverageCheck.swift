/// Two wards that claim the same ground.
public struct WardOverlap: Hashable, Sendable {
  /// Indices of the wards, the lower first.
  public var first: Int
  public var second: Int
  /// Square metres claimed by both.
  public var area: Double
  /// A position inside the overlap.
  public var position: Coordinate
}

/// Ground that wards enclose and none claims.
public struct WardGap: Hashable, Sendable {
  /// Square metres.
  public var area: Double
  public var position: Coordinate
}

/// Whether wards cover their ground without overlap and gap.
public struct CoverageCheck: Sendable {
  /// Square metres below which a gap or an overlap is taken for rounding.
  public static let defaultTolerance = 0.01

  public var overlaps: [WardOverlap]
  public var gaps: [WardGap]

  /// Checks valid areas, in degrees.
  ///
  /// Only wards whose boxes meet are compared, and of these only such as do not merely share edges. Gaps are the holes of the
  /// union of all wards; open bays and rivers at the outer border are none.
  ///
  /// - Throws: `GEOSError` when an overlay fails, which valid areas do not cause.
  public init(of areas: [MultiPolygon], tolerance: Double = CoverageCheck.defaultTolerance) throws(GEOSError) {
    var pairs: [(Int, Int)] = []
    BoxIndex.forEachPair(areas.map(\.boundingBox)) { pairs.append(($0, $1)) }
    overlaps = try Self.overlaps(of: areas, among: pairs, tolerance: tolerance)
    let context = GEOSContext()
    gaps = []
    let all = try context.shape(MultiPolygon(areas.flatMap(\.polygons)))
    for polygon in try context.area(of: try context.union(all)).polygons {
      for hole in polygon.holes {
        let gap = MultiPolygon([Polygon(exterior: hole)])
        let size = Geodesic.area(of: gap)
        guard size >= tolerance else { continue }
        gaps.append(WardGap(area: size, position: try context.positionInside(try context.shape(gap))))
      }
    }
    gaps.sort { ($0.position.x, $0.position.y) < ($1.position.x, $1.position.y) }
  }

  /// The overlaps of some pairs of areas, by index.
  ///
  /// - Throws: `GEOSError` when an overlay fails, which valid areas do not cause.
  public static func overlaps(
    of areas: [MultiPolygon], among pairs: [(Int, Int)], tolerance: Double = CoverageCheck.defaultTolerance
  ) throws(GEOSError) -> [WardOverlap] {
    let context = GEOSContext()
    var shapes = ShapeList()
    var overlaps: [WardOverlap] = []
    for (a, b) in pairs.sorted(by: { $0 < $1 }) {
      try shapes.load(a, areas, context)
      try shapes.load(b, areas, context)
      guard try shapes.interiorsMeet(a, b, context) else { continue }
      let (common, position) = try shapes.intersection(a, b, context)
      let size = Geodesic.area(of: common)
      guard size >= tolerance, let position else { continue }
      overlaps.append(WardOverlap(first: a, second: b, area: size, position: position))
    }
    return overlaps
  }
}

/// Shapes kept in GEOS's memory while many pairs are compared.
private struct ShapeList: ~Copyable {
  private final class Box {
    let shape: GEOSShape
    init(_ shape: consuming GEOSShape) { self.shape = shape }
  }

  private var boxes: [Int: Box] = [:]

  mutating func load(_ index: Int, _ areas: [MultiPolygon], _ context: GEOSContext) throws(GEOSError) {
    if boxes[index] == nil { boxes[index] = Box(try context.shape(areas[index])) }
  }

  func interiorsMeet(_ a: Int, _ b: Int, _ context: GEOSContext) throws(GEOSError) -> Bool {
    guard let a = boxes[a], let b = boxes[b] else { return false }
    return try context.interiorsMeet(a.shape, b.shape)
  }

  func intersection(
    _ a: Int, _ b: Int, _ context: GEOSContext
  ) throws(GEOSError) -> (area: MultiPolygon, position: Coordinate?) {
    guard let a = boxes[a], let b = boxes[b] else { return (MultiPolygon(), nil) }
    let common = try context.intersection(a.shape, b.shape)
    let area = try context.area(of: common)
    return (area, area.polygons.isEmpty ? nil : try context.positionInside(try context.shape(area)))
  }
}
