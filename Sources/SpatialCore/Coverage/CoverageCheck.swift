/// Whether wards cover their ground without overlap and gap.
public struct CoverageCheck: Sendable {
  /// Square metres below which a gap or an overlap is taken for rounding.
  public static let defaultTolerance = 0.01

  /// By the first ward, then the second.
  public var overlaps: [WardOverlap]
  /// From west to east.
  public var gaps: [WardGap]

  /// Checks valid areas, in degrees.
  ///
  /// Borders that two wards share edge by edge go out against each other; the rest divides the ground into faces, each of which
  /// as many wards claim everywhere. A face that none claims is a gap, also where the wards around it meet in positions only: bays and rivers open to the outside are none, and a
  /// ward in the middle of a gap is no part of it. Of a face that several claim, each two wards there are intersected.
  /// Gaps and overlaps smaller than `tolerance` square metres are left out.
  ///
  ///     // Hanoi 2025: one overlap, 0.29 m² of 00562 and 00565, and no gap
  ///
  /// - Complexity: n log n in the vertices of a sound coverage; GEOS is asked for the unsound places only.
  /// - Throws: `GEOSError` when an overlay fails, which valid areas do not cause.
  public init(of areas: [MultiPolygon], tolerance: Double = CoverageCheck.defaultTolerance) throws(GEOSError) {
    let context = GEOSContext()
    let faces = try context.faces(boundedBy: BorderLines.unbalanced(of: areas)).filter {
      Geodesic.area(of: MultiPolygon([$0])) >= tolerance
    }
    let boxes = areas.map(\.boundingBox)
    let near = Self.wards(boxes, near: faces)
    var suspects: Set<[Int]> = []
    gaps = []
    for (face, wards) in zip(faces, near) {
      let position = try context.positionInside(try context.shape(face))
      let claimants = wards.lazy.filter { boxes[$0].contains(position) && areas[$0].covers(position) }.prefix(2).count
      if claimants == 0 {
        gaps.append(Self.gap(MultiPolygon([face]), at: position, among: wards, of: areas, boxes))
      } else if claimants == 2 {
        BoxIndex.forEachPair(wards.map { boxes[$0] }) { a, b in suspects.insert([wards[a], wards[b]]) }
      }
    }
    gaps.sort { ($0.position.x, $0.position.y) < ($1.position.x, $1.position.y) }
    overlaps = try Self.overlaps(of: areas, among: suspects.map { ($0[0], $0[1]) }, tolerance: tolerance)
  }

  /// The wards whose boxes meet that of each face, ascending.
  private static func wards(_ boxes: [BoundingBox], near faces: [Polygon]) -> [[Int]] {
    var near = [[Int]](repeating: [], count: faces.count)
    BoxIndex.forEachPair(boxes + faces.map(\.boundingBox)) { a, b in
      if a < boxes.count, b >= boxes.count { near[b - boxes.count].append(a) }
    }
    return near.map { $0.sorted() }
  }

  private static func gap(
    _ area: MultiPolygon, at position: Coordinate, among wards: [Int], of areas: [MultiPolygon], _ boxes: [BoundingBox]
  ) -> WardGap {
    let box = area.boundingBox
    // A millimetre is more than the rounding of a place where borders cross.
    let neighbours = wards.filter { BorderContact(area, box, areas[$0], boxes[$0], within: 0.001).touches }
    return WardGap(area: Geodesic.area(of: area), position: position, neighbours: neighbours)
  }

  /// The overlaps of some pairs of areas, by index.
  ///
  /// - Parameter threads: how many may compare; the result does not depend on it.
  /// - Throws: `GEOSError` when an overlay fails, which valid areas do not cause.
  public static func overlaps(
    of areas: [MultiPolygon], among pairs: [(Int, Int)], tolerance: Double = CoverageCheck.defaultTolerance,
    threads: Int = 1
  ) throws(GEOSError) -> [WardOverlap] {
    let pairs = pairs.sorted(by: { $0 < $1 })
    // Shapes are kept for one range only: most pairs of an area stand next to each other.
    let ranges = OrderedRanges(count: pairs.count, size: 64, threads: threads)
    let parts = try ranges.map { (range) throws(GEOSError) in
      let context = GEOSContext()
      var shapes = ShapeList()
      var overlaps: [WardOverlap] = []
      for (a, b) in pairs[range] {
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
    return Array(parts.joined())
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
