/// A connected piece of a ward's border within one row of cells.
///
/// It may pass only through the cells from `firstColumn` to `lastColumn` of the row. So for a position in a cell west of
/// them, a ray towards greater longitude crosses it an odd number of times when it passes from one side of the row to the
/// other and an even number of times when it returns; for a position in a cell east of them, never.
struct BorderChain {
  var ring: Int
  /// First and last position in the index's path.
  var first: Int
  var last: Int
  var firstColumn: Int
  var lastColumn: Int
  /// Row of the position from which it enters.
  var entered: Int32
  /// Whether it enters the row on one side and leaves it on the other.
  var passes: Bool
}

extension WardBorder {
  /// Cuts the edges that reach a row into chains, and appends their positions to the path.
  ///
  /// Between chains of one ring the path jumps from where the ring leaves the row to where it enters it again. These are on
  /// the same side of the row, so the jump crosses no ray in it.
  func chains(
    inRow row: Int, of grid: CellGrid, path: inout GrowingBuffer<Coordinate>, into chains: inout [BorderChain]
  ) {
    chains.removeAll(keepingCapacity: true)
    let edges = edges(inRow: row)
    var first = edges.startIndex
    var ring = 0
    while first < edges.endIndex {
      while Int(edges[first]) >= rings[ring].upperBound { ring += 1 }
      var end = first + 1
      while end < edges.endIndex, Int(edges[end]) < rings[ring].upperBound { end += 1 }
      // In the row where a ring begins and ends, its last run of edges goes on with its first one.
      let start = rows[rings[ring].lowerBound] == row ? startOfLastRun(edges[first..<end], row) : first
      var previous = -2
      cut(edges[start..<end], row, ring, grid, after: &previous, &path, &chains)
      if previous == rings[ring].upperBound - 2 { previous = rings[ring].lowerBound - 1 }
      cut(edges[first..<start], row, ring, grid, after: &previous, &path, &chains)
      first = end
    }
  }

  /// Where the last of the runs begins that edges make which follow each other inside the row.
  private func startOfLastRun(_ edges: ArraySlice<Int32>, _ row: Int) -> Int {
    var i = edges.endIndex - 1
    while i > edges.startIndex, edges[i] == edges[i - 1] + 1, rows[Int(edges[i])] == row { i -= 1 }
    return i
  }

  @inline(__always)
  private func cut(
    _ edges: ArraySlice<Int32>, _ row: Int, _ ring: Int, _ grid: CellGrid, after previous: inout Int,
    _ path: inout GrowingBuffer<Coordinate>, _ chains: inout [BorderChain]
  ) {
    var entered: Int32 = chains.last.map { $0.entered } ?? 0
    for edge in edges {
      let edge = Int(edge)
      let (a, b) = (positions[edge], positions[edge + 1])
      let span = columns(from: a, to: b, within: row, grid)
      if edge != previous + 1 { path.append(a) }
      if edge != previous + 1 || rows[edge] != row {
        entered = rows[edge]
        chains.append(
          BorderChain(
            ring: ring, first: path.count - 1, last: path.count, firstColumn: span.first, lastColumn: span.last,
            entered: entered, passes: false))
      }
      path.append(b)
      let current = chains.count - 1
      chains[current].last = path.count - 1
      chains[current].firstColumn = min(chains[current].firstColumn, span.first)
      chains[current].lastColumn = max(chains[current].lastColumn, span.last)
      chains[current].passes = (entered < row) != (rows[edge + 1] < row)
      previous = edge
    }
  }

  /// Columns that an edge may touch inside a row, never too few.
  private func columns(from a: Coordinate, to b: Coordinate, within row: Int, _ grid: CellGrid) -> (
    first: Int, last: Int
  ) {
    var (low, high) = a.x < b.x ? (a.x, b.x) : (b.x, a.x)
    let firstColumn = grid.column(low)
    let lastColumn = grid.column(high)
    if lastColumn - firstColumn < 2 || grid.row(a.y) == grid.row(b.y) { return (firstColumn, lastColumn) }
    // A long edge: only the part between the row's two sides, widened by far more than any rounding error. From south to north,
    // so that neighbours, who go along their common edge in opposite directions, come to the same columns.
    let (a, b) = a.y < b.y ? (a, b) : (b, a)
    let margin = grid.cellHeight * 1e-6
    let slope = (b.x - a.x) / (b.y - a.y)
    let x1 = a.x + (grid.box.minY + Double(row) * grid.cellHeight - margin - a.y) * slope
    let x2 = a.x + (grid.box.minY + Double(row + 1) * grid.cellHeight + margin - a.y) * slope
    let slack = grid.cellWidth * 1e-6
    low = max(low, min(x1, x2) - slack)
    high = min(high, max(x1, x2) + slack)
    return low <= high ? (grid.column(low), grid.column(high)) : (firstColumn, lastColumn)
  }
}
