#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the ward of a position: an exact index over cells.
///
/// A position belongs to the ward that covers it, interior or border. When several do (a position on a shared border, or
/// wards that overlap), **the ward that comes first in the list given to `init` owns it**; `BoundarySet` sorts its wards by
/// code, so a position on a border belongs to the ward with the lowest code, whatever the order of the features. A position
/// that no ward covers, or that is not finite, has no ward.
///
/// Tiles of cells that lie wholly in one ward answer with one read of a small table, other cells with a second one. A cell
/// that a border may cross lists its candidates, each with those pieces of the ward's border that may pass through this very
/// cell; how often a ray crosses the rest of the border is known from the construction. Crossings are decided by an exact
/// orientation test. Areas must be valid (see `Validity`): rings are combined by the even-odd rule.
///
/// Immutable after `init` and safe to share between threads.
///
/// - Complexity: construction is linear in vertices + cells; a lookup reads one or two numbers and, near borders, a few edges.
public final class WardLocator: @unchecked Sendable {
  /// Wards in the index.
  public let wardCount: Int
  let grid: CellGrid
  /// Per tile of cells: a ward, `outside`, or `-2 - n` for block n of cells.
  let tiles: UnsafeMutableBufferPointer<Int32>
  /// Per cell of a block: a ward, `outside`, or `-2 - n` for the candidates from n on.
  let blocks: UnsafeMutableBufferPointer<Int32>
  let candidates: UnsafeMutableBufferPointer<Candidate>
  /// Positions of the borders, row by row of each ward.
  let path: UnsafeMutableBufferPointer<Coordinate>

  /// Pairs of areas that may overlap, the one that would own the overlap first: one covers a whole cell and the other has part
  /// in it. `CoverageCheck.overlaps(of:among:)` says which do. Overlaps within border cells only are not among them.
  public let possibleOverlaps: [(owner: Int, other: Int)]

  static let outside: Int32 = -1

  /// Builds the index over `areas`; an earlier area owns what it shares with a later one.
  ///
  /// - Parameters:
  ///   - cellBudget: number of cells to aim for; chosen from the number of vertices when `nil`.
  ///   - threads: threads that build; the index is the same at any number.
  /// - Precondition: fewer than 2²⁸ vertices in all.
  public init(areas: [MultiPolygon], cellBudget: Int? = nil, threads: Int = 1) {
    wardCount = areas.count
    let parts = WardLocatorBuilder(areas, cellBudget: cellBudget).build(threads: max(threads, 1))
    grid = parts.grid
    possibleOverlaps = parts.overlaps.map { ($0 >> 32, $0 & 0xFFFF_FFFF) }
    (tiles, blocks, candidates, path) = (parts.tiles, parts.blocks, parts.candidates, parts.path)
  }

  deinit {
    free(tiles.baseAddress)
    free(blocks.baseAddress)
    free(candidates.baseAddress)
    free(path.baseAddress)
  }

  /// Bytes that the index holds.
  public var memoryFootprint: Int {
    (tiles.count + blocks.count) * MemoryLayout<Int32>.stride + candidates.count * MemoryLayout<Candidate>.stride
      + path.count * MemoryLayout<Coordinate>.stride
  }

  /// Share of the cells that answer without a test, 0 to 1.
  public var shareOfPlainCells: Double {
    1 - Double(blocks.count { $0 < Self.outside }) / Double(grid.columns * grid.rows)
  }
}
