/// Builds the cells of a `WardLocator`, ward by ward in the order of precedence.
///
/// For each ward and each row of cells: the edges that reach the row, the cells that these edges may cross, and between
/// these the runs of cells that lie wholly inside or outside, decided by one test a run.
struct WardLocatorBuilder {
  let grid: CellGrid
  let cells: UnsafeMutableBufferPointer<Int32>
  let vertices: UnsafeMutableBufferPointer<Coordinate>
  var edges = GrowingBuffer<Int32>()
  /// Candidates of border cells as linked lists, newest first; `-2 - n` in a cell is node n.
  private var nodes = GrowingBuffer<Node>()
  private var borderCells = 0
  /// Pairs of wards of which one covers a whole cell that the other covers or has an edge in, as `first << 32 | second`.
  private(set) var overlaps: Set<Int> = []

  private struct Node {
    let candidate: WardLocator.Candidate
    let next: Int32
  }

  init(areas: [MultiPolygon], cellBudget: Int?) {
    var box = BoundingBox.empty
    var count = 0
    for area in areas {
      for polygon in area.polygons {
        for ring in polygon.rings {
          for position in ring where position.x.isFinite && position.y.isFinite { box.extend(to: position) }
          count += ring.count + 1
        }
      }
    }
    precondition(count < 1 << 30, "too many vertices for one index")
    if box.isEmpty { box = BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0) }
    grid = CellGrid(over: box, cells: cellBudget ?? min(max(count * 14, 1 << 14), 1 << 25))
    cells = .allocate(capacity: grid.columns * grid.rows)
    cells.initialize(repeating: WardLocator.outside)
    vertices = .allocate(capacity: max(count, 1))
  }

  mutating func build(_ areas: [MultiPolygon]) {
    var scratch = RowScratch()
    var used = 0
    for (ward, area) in areas.enumerated() {
      scratch.rings.removeAll(keepingCapacity: true)
      for polygon in area.polygons {
        for ring in polygon.rings {
          let start = used
          // A repeated position makes no edge; one that is not finite cannot be placed and is left to the validity check.
          for position in ring where position.x.isFinite && position.y.isFinite {
            if used > start, vertices[used - 1] == position { continue }
            vertices[used] = position
            used += 1
          }
          if used - start >= 2, vertices[used - 1] != vertices[start] {
            vertices[used] = vertices[start]
            used += 1
          }
          if used - start < 4 { used = start } else { scratch.rings.append(start..<used) }
        }
      }
      place(ward: Int32(ward), &scratch)
    }
  }

  /// Rows, edges and columns of one ward, reused from ward to ward.
  private struct RowScratch {
    var rings: [Range<Int>] = []
    var starts: [Int32] = []
    var spans: [(first: Int, last: Int)] = []
    var reach: [Int] = []
  }

  private mutating func place(ward: Int32, _ scratch: inout RowScratch) {
    guard !scratch.rings.isEmpty else { return }
    var firstRow = Int.max
    var lastRow = Int.min
    for ring in scratch.rings {
      let reached = rows(of: ring)
      firstRow = min(firstRow, reached.lowerBound)
      lastRow = max(lastRow, reached.upperBound)
    }
    let rowCount = lastRow - firstRow + 1
    // Counting sort of the edges by row; an edge stands in every row that it reaches.
    scratch.starts.removeAll(keepingCapacity: true)
    scratch.starts.append(contentsOf: repeatElement(0, count: rowCount + 2))
    forEachEdge(of: scratch.rings) { _, low, high in
      for row in low...high { scratch.starts[row - firstRow + 2] += 1 }
    }
    for row in 2..<scratch.starts.count { scratch.starts[row] += scratch.starts[row - 1] }
    let base = edges.count
    let block = edges.extend(by: Int(scratch.starts[rowCount + 1]))
    forEachEdge(of: scratch.rings) { vertex, low, high in
      for row in low...high {
        block[Int(scratch.starts[row - firstRow + 1])] = Int32(vertex)
        scratch.starts[row - firstRow + 1] += 1
      }
    }
    for row in firstRow...lastRow {
      let start = Int(scratch.starts[row - firstRow])
      let count = Int(scratch.starts[row - firstRow + 1]) - start
      if count > 0 {
        mark(
          ward: ward, row: row, edges: block + start, count: count, firstEdge: base + start, &scratch.spans,
          &scratch.reach)
      }
    }
  }

  private func rows(of ring: Range<Int>) -> ClosedRange<Int> {
    var low = vertices[ring.lowerBound].y
    var high = low
    for i in ring {
      low = min(low, vertices[i].y)
      high = max(high, vertices[i].y)
    }
    return grid.row(low)...grid.row(high)
  }

  @inline(__always)
  private func forEachEdge(of rings: [Range<Int>], _ body: (_ vertex: Int, _ low: Int, _ high: Int) -> Void) {
    for ring in rings {
      var previous = grid.row(vertices[ring.lowerBound].y)
      for vertex in ring.lowerBound..<(ring.upperBound - 1) {
        let next = grid.row(vertices[vertex + 1].y)
        body(vertex, min(previous, next), max(previous, next))
        previous = next
      }
    }
  }

  /// Marks the cells of one row that the ward's edges may cross, and fills the runs between them that lie inside.
  private mutating func mark(
    ward: Int32, row: Int, edges: UnsafeMutablePointer<Int32>, count: Int, firstEdge: Int,
    _ spans: inout [(first: Int, last: Int)], _ reach: inout [Int]
  ) {
    spans.removeAll(keepingCapacity: true)
    sortByReach(edges, count, &reach)
    for i in 0..<count {
      let span = columns(ofEdge: Int(edges[i]), inRow: row)
      var place = spans.count
      spans.append(span)
      while place > 0, spans[place - 1].first > span.first {
        spans[place] = spans[place - 1]
        place -= 1
      }
      spans[place] = span
    }
    let base = row * grid.columns
    var relevant = count
    var reached = spans[0].first
    for span in spans {
      if span.first > reached, covers(column: reached, row: row, edges: edges, count: count) {
        for column in reached..<span.first { fill(base + column, ward) }
      }
      if span.last >= reached {
        for column in max(reached, span.first)...span.last {
          // Edges that end left of the column are never met by a ray towards greater longitude.
          while relevant > 0, reach[relevant - 1] < column { relevant -= 1 }
          add(
            WardLocator.Candidate(ward: ward, firstEdge: Int32(firstEdge), edgeCount: Int32(relevant)),
            to: base + column)
        }
        reached = span.last + 1
      }
    }
  }

  /// Sorts the edges of a row by the column of their eastern end, the farthest first, and notes these columns.
  private func sortByReach(_ edges: UnsafeMutablePointer<Int32>, _ count: Int, _ reach: inout [Int]) {
    reach.removeAll(keepingCapacity: true)
    for i in 0..<count {
      let vertex = Int(edges[i])
      let column = grid.column(max(vertices[vertex].x, vertices[vertex + 1].x))
      var place = i
      reach.append(column)
      let edge = edges[i]
      while place > 0, reach[place - 1] < column {
        reach[place] = reach[place - 1]
        edges[place] = edges[place - 1]
        place -= 1
      }
      reach[place] = column
      edges[place] = edge
    }
  }

  /// Columns that an edge may touch inside a row, never too few.
  private func columns(ofEdge vertex: Int, inRow row: Int) -> (first: Int, last: Int) {
    let a = vertices[vertex]
    let b = vertices[vertex + 1]
    var (low, high) = a.x < b.x ? (a.x, b.x) : (b.x, a.x)
    let firstColumn = grid.column(low)
    let lastColumn = grid.column(high)
    if lastColumn - firstColumn < 2 || grid.row(a.y) == grid.row(b.y) { return (firstColumn, lastColumn) }
    // A long edge: only the part between the row's two sides, widened by far more than any rounding error.
    let margin = grid.cellHeight * 1e-6
    let slope = (b.x - a.x) / (b.y - a.y)
    let x1 = a.x + (grid.box.minY + Double(row) * grid.cellHeight - margin - a.y) * slope
    let x2 = a.x + (grid.box.minY + Double(row + 1) * grid.cellHeight + margin - a.y) * slope
    let slack = grid.cellWidth * 1e-6
    low = max(low, min(x1, x2) - slack)
    high = min(high, max(x1, x2) + slack)
    return low <= high ? (grid.column(low), grid.column(high)) : (firstColumn, lastColumn)
  }

  private func covers(column: Int, row: Int, edges: UnsafeMutablePointer<Int32>, count: Int) -> Bool {
    RayCrossing.covers(
      grid.box.minX + (Double(column) + 0.5) * grid.cellWidth, grid.box.minY + (Double(row) + 0.5) * grid.cellHeight,
      vertices: UnsafePointer(vertices.baseAddress!), edges: UnsafePointer(edges), count: count)
  }

  /// The ward covers the whole cell; wards placed earlier keep precedence.
  @inline(__always)
  private mutating func fill(_ cell: Int, _ ward: Int32) {
    let value = cells[cell]
    if value == WardLocator.outside {
      cells[cell] = ward
    } else if value >= 0 {
      overlaps.insert(Int(value) << 32 | Int(ward))
    } else if value < WardLocator.outside {
      add(WardLocator.Candidate(ward: ward, firstEdge: 0, edgeCount: -1), to: cell)
    }
  }

  @inline(__always)
  private mutating func add(_ candidate: WardLocator.Candidate, to cell: Int) {
    let value = cells[cell]
    if value >= 0 {
      // An earlier ward covers the whole cell.
      overlaps.insert(Int(value) << 32 | Int(candidate.ward))
      return
    }
    var next: Int32 = -1
    if value < WardLocator.outside {
      next = -2 - value
      let last = nodes[Int(next)].candidate
      if last.edgeCount < 0 {
        // Nothing after a full cover can win.
        overlaps.insert(Int(last.ward) << 32 | Int(candidate.ward))
        return
      }
    } else {
      borderCells += 1
    }
    if candidate.edgeCount < 0 {
      // The other way round: edges of earlier wards in a cell that this one covers.
      var earlier = next
      while earlier >= 0 {
        overlaps.insert(Int(nodes[Int(earlier)].candidate.ward) << 32 | Int(candidate.ward))
        earlier = nodes[Int(earlier)].next
      }
    }
    cells[cell] = -2 - Int32(nodes.count)
    nodes.append(Node(candidate: candidate, next: next))
  }

  /// Lays the linked candidates out in the order of the cells, so that neighbours in space are neighbours in memory.
  mutating func finishCandidates() -> (
    UnsafeMutableBufferPointer<Int32>, UnsafeMutableBufferPointer<WardLocator.Candidate>
  ) {
    let starts = UnsafeMutableBufferPointer<Int32>.allocate(capacity: borderCells + 1)
    let candidates = UnsafeMutableBufferPointer<WardLocator.Candidate>.allocate(capacity: max(nodes.count, 1))
    var border = 0
    var written = 0
    for cell in cells.indices where cells[cell] < WardLocator.outside {
      starts[border] = Int32(written)
      var node = -2 - cells[cell]
      let first = written
      while node >= 0 {
        candidates[written] = nodes[Int(node)].candidate
        written += 1
        node = nodes[Int(node)].next
      }
      // Newest first in the list, oldest (of highest precedence) first in the index.
      candidates[first..<written].reverse()
      cells[cell] = -2 - Int32(border)
      border += 1
    }
    starts[border] = Int32(written)
    nodes.deallocate()
    return (starts, candidates)
  }
}
