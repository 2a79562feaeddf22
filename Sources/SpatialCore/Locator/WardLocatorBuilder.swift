/// Builds the cells of a `WardLocator`, ward by ward in the order of precedence and row by row of cells.
struct WardLocatorBuilder {
  let grid: CellGrid
  var cells: CellTable
  var path: GrowingBuffer<Coordinate>

  init(areas: [MultiPolygon], cellBudget: Int?) {
    var box = BoundingBox.empty
    var count = 0
    for ring in areas.lazy.flatMap(\.polygons).flatMap(\.rings) {
      for position in ring where position.x.isFinite && position.y.isFinite { box.extend(to: position) }
      count += ring.count
    }
    precondition(count < 1 << 28, "too many vertices for one index")
    if box.isEmpty { box = BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0) }
    // 14 cells a vertex: most cells then lie in one ward, and few edges in the others.
    grid = CellGrid(over: box, cells: cellBudget ?? min(max(count * 14, 1 << 14), 1 << 25))
    cells = CellTable(grid)
    path = GrowingBuffer(capacity: count + count / 2 + 16)
  }

  mutating func build(_ areas: [MultiPolygon]) {
    var border = WardBorder()
    var chains: [BorderChain] = []
    var sweep = RowSweep()
    for (index, area) in areas.enumerated() {
      let ward = Int32(truncatingIfNeeded: index)
      border.load(area, grid)
      for row in border.reachedRows {
        border.chains(inRow: row, of: grid, path: &path, into: &chains)
        sweep.run(chains) { column, reaching, startsInside in
          add(ward, chains, reaching, startsInside, row, column)
        } inside: { columns in
          cells.fill(row: row, columns, ward: ward)
        }
      }
    }
  }

  /// Adds a ward's candidates to a border cell: one for each run of chains that follow each other along a ring.
  @inline(__always)
  private mutating func add(
    _ ward: Int32, _ chains: [BorderChain], _ reaching: [Int], _ startsInside: Bool, _ row: Int, _ column: Int
  ) {
    var i = 0
    while i < reaching.count {
      var last = i
      while last + 1 < reaching.count, reaching[last + 1] == reaching[last] + 1,
        chains[reaching[last + 1]].ring == chains[reaching[i]].ring
      {
        last += 1
      }
      let first = chains[reaching[i]].first
      cells.add(
        Candidate(
          ward: ward, first: first, count: chains[reaching[last]].last - first + 1, startsInside: i == 0 && startsInside
        ),
        row: row, column: column)
      i = last + 1
    }
  }
}
