/// Finds the ward of a position: an exact index over cells.
///
/// A position belongs to the ward that covers it, interior or border. When several do (a position on a shared border, or
/// wards that overlap), **the ward that comes first in the list given to `init` owns it**; `BoundarySet` sorts its wards by
/// code, so a position on a border belongs to the ward with the lowest code, whatever the order of the features. A position
/// that no ward covers, or that is not finite, has no ward.
///
/// Cells that lie wholly in one ward answer with one read. A cell that a border may cross lists its candidates, each with
/// the edges of that ward in the cell's row; a candidate is tested by counting crossings of a ray with these edges only,
/// with an exact orientation test. Areas must be valid (see `Validity`): rings are combined by the even-odd rule.
///
/// Immutable after `init` and safe to share between threads.
///
/// - Complexity: construction is linear in vertices + cells; a lookup reads one cell and, near borders, the edges of one
///   ward in one row.
public final class WardLocator: @unchecked Sendable {
  /// Wards in the index.
  public let wardCount: Int
  let grid: CellGrid
  /// Per cell: a ward, `outside`, or `border(n)` as `-2 - n`.
  let cells: UnsafeMutableBufferPointer<Int32>
  /// Where the candidates of border cell n begin; one more entry than border cells.
  let candidateStarts: UnsafeMutableBufferPointer<Int32>
  let candidates: UnsafeMutableBufferPointer<Candidate>
  /// Positions of all rings, x and y in turn.
  let vertices: UnsafeMutableBufferPointer<Coordinate>
  /// First vertex of each edge, grouped by ward and row.
  let edges: UnsafeMutableBufferPointer<Int32>

  /// Pairs of areas that may overlap, the one that would own the overlap first: one covers a whole cell and the other has part
  /// in it. `CoverageCheck.overlaps(of:among:)` says which do. Overlaps within border cells only are not among them.
  public let possibleOverlaps: [(owner: Int, other: Int)]

  static let outside: Int32 = -1

  /// One ward that may own a position in a border cell.
  struct Candidate {
    let ward: Int32
    /// First of its edges in `edges`.
    let firstEdge: Int32
    /// Number of its edges in this row; `-1` when the ward covers the whole cell.
    let edgeCount: Int32
  }

  /// Builds the index over `areas`; an earlier area owns what it shares with a later one.
  ///
  /// - Parameter cellBudget: number of cells to aim for; chosen from the number of vertices when `nil`.
  /// - Precondition: fewer than 2³⁰ vertices in all.
  public init(areas: [MultiPolygon], cellBudget: Int? = nil) {
    var builder = WardLocatorBuilder(areas: areas, cellBudget: cellBudget)
    builder.build(areas)
    wardCount = areas.count
    grid = builder.grid
    possibleOverlaps = builder.overlaps.sorted().map { ($0 >> 32, $0 & 0xFFFF_FFFF) }
    cells = builder.cells
    vertices = builder.vertices
    edges = builder.edges.finish()
    (candidateStarts, candidates) = builder.finishCandidates()
  }

  deinit {
    cells.deallocate()
    candidateStarts.deallocate()
    candidates.deallocate()
    vertices.deallocate()
    edges.deallocate()
  }

  /// Bytes that the index holds.
  public var memoryFootprint: Int {
    cells.count * 4 + candidateStarts.count * 4 + candidates.count * MemoryLayout<Candidate>.stride
      + vertices.count * MemoryLayout<Coordinate>.stride + edges.count * 4
  }

  /// Share of the cells that answer without a test, 0 to 1.
  public var shareOfPlainCells: Double {
    1 - Double(candidateStarts.count - 1) / Double(max(cells.count, 1))
  }

  /// The ward that owns the position, as an index into the areas given to `init`; `nil` outside every ward.
  public func ward(at position: Coordinate) -> Int? {
    let found = lookUp(position.x, position.y)
    return found < 0 ? nil : Int(found)
  }

  /// Every ward that covers the position, in order; more than one on a border or where wards overlap.
  public func wards(covering position: Coordinate) -> [Int] {
    let cell = cellIndex(position.x, position.y)
    guard cell >= 0 else { return [] }
    let value = cells[cell]
    if value == Self.outside { return [] }
    if value >= 0 { return [Int(value)] }
    let border = Int(-2 - value)
    return (Int(candidateStarts[border])..<Int(candidateStarts[border + 1])).compactMap {
      covers(candidates[$0], position.x, position.y) ? Int(candidates[$0].ward) : nil
    }
  }
}

extension WardLocator {
  /// Locates many positions at once: `found[i]` is the ward of `(x[i], y[i])`, or −1.
  ///
  /// Cells are read for the whole block before any border is tested, so that memory is waited for once, not once a point.
  package func locate(
    x: UnsafePointer<Double>, y: UnsafePointer<Double>, count: Int, into found: UnsafeMutablePointer<Int32>
  ) {
    let cells = cells.baseAddress!
    for i in 0..<count {
      let cell = cellIndex(x[i], y[i])
      found[i] = cell < 0 ? Self.outside : cells[cell]
    }
    for i in 0..<count where found[i] < Self.outside {
      found[i] = resolve(border: Int(-2 - found[i]), x[i], y[i])
    }
  }

  @inline(__always)
  private func lookUp(_ x: Double, _ y: Double) -> Int32 {
    let cell = cellIndex(x, y)
    guard cell >= 0 else { return Self.outside }
    let value = cells.baseAddress![cell]
    return value >= Self.outside ? value : resolve(border: Int(-2 - value), x, y)
  }

  /// Cell of the position; −1 outside the box and for what is not finite.
  @inline(__always)
  private func cellIndex(_ x: Double, _ y: Double) -> Int {
    guard x >= grid.box.minX, x <= grid.box.maxX, y >= grid.box.minY, y <= grid.box.maxY else { return -1 }
    return grid.row(y) * grid.columns + grid.column(x)
  }

  private func resolve(border: Int, _ x: Double, _ y: Double) -> Int32 {
    let starts = candidateStarts.baseAddress!
    for i in Int(starts[border])..<Int(starts[border + 1]) {
      let candidate = candidates.baseAddress![i]
      if covers(candidate, x, y) { return candidate.ward }
    }
    return Self.outside
  }

  @inline(__always)
  private func covers(_ candidate: Candidate, _ x: Double, _ y: Double) -> Bool {
    if candidate.edgeCount < 0 { return true }
    return RayCrossing.covers(
      x, y, vertices: UnsafePointer(vertices.baseAddress!), edges: edges.baseAddress! + Int(candidate.firstEdge),
      count: Int(candidate.edgeCount))
  }
}
