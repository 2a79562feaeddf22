/// The rings of one ward and the rows of cells that their edges reach. Reused from ward to ward.
struct WardBorder {
  /// Positions of all rings; each ring is closed and begins at its northernmost position.
  private(set) var positions: [Coordinate] = []
  /// Row of each position.
  private(set) var rows: [Int32] = []
  private(set) var rings: [Range<Int>] = []
  private(set) var reachedRows = 0..<0
  /// First position of each edge, by row; an edge stands in every row that it reaches, in the order of the rings.
  private var edges: [Int32] = []
  private var starts: [Int] = []
  private var open: [Coordinate] = []

  /// Takes the rings of an area, whatever their winding, and of their edges those that reach the strip of rows. Rings
  /// without extent are left out.
  mutating func load(_ area: MultiPolygon, _ grid: CellGrid, rows strip: Range<Int>) {
    positions.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    rings.removeAll(keepingCapacity: true)
    for polygon in area.polygons {
      append(polygon.exterior)
      for hole in polygon.holes { append(hole) }
    }
    var low = Int32.max
    var high = Int32.min
    for position in positions {
      let row = Int32(truncatingIfNeeded: grid.row(position.y))
      rows.append(row)
      low = min(low, row)
      high = max(high, row)
    }
    reachedRows = rings.isEmpty ? 0..<0 : (Int(low)..<(Int(high) + 1)).clamped(to: strip)
    sortEdges()
  }

  private mutating func append(_ ring: [Coordinate]) {
    open.removeAll(keepingCapacity: true)
    var top = 0
    // A repeated position makes no edge; one that is not finite cannot be placed and is left to the validity check.
    for position in ring where position.x.isFinite && position.y.isFinite {
      if let last = open.last, last == position { continue }
      if !open.isEmpty, position.y > open[top].y { top = open.count }
      open.append(position)
    }
    while open.count > 1, open.last == open.first { open.removeLast() }
    guard open.count >= 3 else { return }
    if top >= open.count { top = 0 }
    let start = positions.count
    positions += open[top...]
    positions += open[...top]
    rings.append(start..<positions.count)
  }

  /// Counting sort of the edges by row.
  private mutating func sortEdges() {
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: reachedRows.count + 2))
    let first = reachedRows.lowerBound
    for ring in rings {
      for i in ring.dropLast() {
        let (a, b) = (Int(rows[i]) - first, Int(rows[i + 1]) - first)
        for row in span(a, b) { starts[row + 2] += 1 }
      }
    }
    guard starts.count > 2 else { return }
    for row in 2..<starts.count { starts[row] += starts[row - 1] }
    edges.removeAll(keepingCapacity: true)
    edges.append(contentsOf: repeatElement(0, count: starts[starts.count - 1]))
    for ring in rings {
      for i in ring.dropLast() {
        let (a, b) = (Int(rows[i]) - first, Int(rows[i + 1]) - first)
        for row in span(a, b) {
          edges[starts[row + 1]] = Int32(truncatingIfNeeded: i)
          starts[row + 1] += 1
        }
      }
    }
  }

  /// The reached rows between two, counted from the first reached one.
  @inline(__always)
  private func span(_ a: Int, _ b: Int) -> Range<Int> {
    let first = max(min(a, b), 0)
    return first..<max(first, min(max(a, b) + 1, reachedRows.count))
  }

  /// First positions of the edges that reach the row.
  @inline(__always)
  func edges(inRow row: Int) -> ArraySlice<Int32> {
    let i = row - reachedRows.lowerBound
    return edges[starts[i]..<starts[i + 1]]
  }
}
