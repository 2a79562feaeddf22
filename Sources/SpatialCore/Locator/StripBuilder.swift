/// Builds the cells of one strip of rows after the other, ward by ward in the order of precedence.
struct StripBuilder {
  private let grid: CellGrid
  private let tiles: UnsafeMutableBufferPointer<Int32>
  private var cells: CellTable
  private var border = WardBorder()
  private var chains: [BorderChain] = []
  private var sweep = RowSweep()
  /// What is built: positions of borders, blocks of cells, and the candidates of border cells.
  var path: GrowingBuffer<Coordinate>
  var blocks: GrowingBuffer<Int32>
  var candidates: GrowingBuffer<Candidate>

  /// - Parameters:
  ///   - tiles: the tiles of the whole grid; those of the strips that are packed here are written.
  ///   - vertices: about the number of vertices of the strips to come.
  init(_ grid: CellGrid, stripRows: Int, tiles: UnsafeMutableBufferPointer<Int32>, vertices: Int) {
    self.grid = grid
    self.tiles = tiles
    cells = CellTable(grid, rows: stripRows)
    path = GrowingBuffer(capacity: vertices * 4 + 1024)
    candidates = GrowingBuffer(capacity: vertices * 4 + 1024)
    blocks = GrowingBuffer(capacity: vertices * 8 + 1024)
  }

  /// Pairs of wards that may overlap, as `first << 32 | second`.
  var overlaps: Set<Int> { cells.overlaps }

  /// Adds a ward to the strip of these rows.
  mutating func add(_ area: MultiPolygon, ward: Int32, rows: Range<Int>) {
    border.load(area, grid, rows: rows)
    // The sweep calls back into this builder, so it is taken out meanwhile.
    var sweep = RowSweep()
    swap(&sweep, &self.sweep)
    for row in border.reachedRows {
      border.chains(inRow: row, of: grid, path: &path, into: &chains)
      sweep.run(chains) { column, reaching, startsInside in
        add(ward, reaching, startsInside, row - rows.lowerBound, column)
      } inside: { columns in
        cells.fill(row: row - rows.lowerBound, columns, ward: ward)
      }
    }
    swap(&sweep, &self.sweep)
  }

  /// Packs the strip's cells into tiles, and empties the table for the next strip.
  mutating func pack(rows: Range<Int>) {
    cells.pack(rows: rows, tiles: tiles, blocks: &blocks, candidates: &candidates)
  }

  /// Adds a ward's candidates to a border cell: one for each run of chains that follow each other along a ring.
  @inline(__always)
  private mutating func add(_ ward: Int32, _ reaching: [Int], _ startsInside: Bool, _ row: Int, _ column: Int) {
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

  /// Frees what no `LocatorParts` took over.
  mutating func deallocate() {
    cells.deallocate()
    path.deallocate()
    blocks.deallocate()
    candidates.deallocate()
  }
}
