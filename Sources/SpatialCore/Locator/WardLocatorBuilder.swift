import Dispatch

/// Builds the parts of a `WardLocator`: strips of rows one after the other, groups of strips side by side.
///
/// A strip needs only the edges that reach it, so the table of its cells stays small whatever the size of the map, and what
/// belongs to neighbouring cells ends up close together in the index. The result is the same at any number of threads.
struct WardLocatorBuilder {
  private let areas: [MultiPolygon]
  private let grid: CellGrid
  /// Rows of cells that each ward reaches; empty for a ward without extent.
  private let reach: [Range<Int>]
  /// Rows of a strip, a multiple of the side of a tile.
  private let stripRows: Int
  /// Vertices of the wards by the strip that holds their middle: what a strip costs, nearly.
  private let weights: [Int]

  /// Strips that a large grid is cut into at least, so that groups of them can cost about the same.
  private static let strips = 16
  /// Cells that a strip has: few enough for its table to fit the caches, enough that few wards reach into two.
  private static let cellsPerStrip = 1 << 16...1 << 20

  init(_ areas: [MultiPolygon], cellBudget: Int?) {
    self.areas = areas
    var box = BoundingBox.empty
    var latitudes: [(low: Double, high: Double)] = []
    var counts: [Int] = []
    var count = 0
    for area in areas {
      let (areaBox, vertices) = Self.extent(area)
      box.extend(to: areaBox)
      latitudes.append((areaBox.minY, areaBox.maxY))
      counts.append(vertices)
      count += vertices
    }
    precondition(count < 1 << 28, "too many vertices for one index")
    if box.isEmpty { box = BoundingBox(minX: 0, minY: 0, maxX: 0, maxY: 0) }
    // 14 cells a vertex: most cells then lie in one ward, and few edges in the others.
    let grid = CellGrid(over: box, cells: cellBudget ?? min(max(count * 14, 1 << 14), 1 << 25))
    self.grid = grid
    reach = latitudes.map { $0.low > $0.high ? 0..<0 : grid.row($0.low)..<(grid.row($0.high) + 1) }
    let cells = min(
      max(grid.columns * grid.rows / Self.strips, Self.cellsPerStrip.lowerBound), Self.cellsPerStrip.upperBound)
    let tiles = max(1, cells / (grid.columns * CellTable.tileSide))
    stripRows = min(tiles * CellTable.tileSide, grid.tileRows * CellTable.tileSide)
    var weights = [Int](repeating: 1, count: (grid.rows + stripRows - 1) / stripRows)
    for (rows, vertices) in zip(reach, counts) where !rows.isEmpty {
      weights[(rows.lowerBound + rows.upperBound) / 2 / stripRows] += vertices
    }
    self.weights = weights
  }

  /// The box around the finite positions of an area, and the number of all its positions.
  private static func extent(_ area: MultiPolygon) -> (BoundingBox, vertices: Int) {
    var box = BoundingBox.empty
    var vertices = 0
    func add(_ ring: [Coordinate]) {
      vertices += ring.count
      for position in ring where position.x.isFinite && position.y.isFinite { box.extend(to: position) }
    }
    for polygon in area.polygons {
      add(polygon.exterior)
      for hole in polygon.holes { add(hole) }
    }
    return (box, vertices)
  }

  /// - Parameter threads: groups of strips that are built side by side.
  func build(threads: Int) -> LocatorParts {
    let tiles = UnsafeMutableBufferPointer<Int32>.allocateTable(capacity: grid.tileColumns * grid.tileRows)
    let groups = groups(threads)
    let builders = UnsafeMutableBufferPointer<StripBuilder>.allocate(capacity: groups.count)
    defer {
      builders.deinitialize()
      builders.deallocate()
    }
    for i in groups.indices {
      let vertices = weights[groups[i]].reduce(0, +)
      builders.initializeElement(
        at: i, to: StripBuilder(grid, stripRows: stripRows, tiles: tiles, vertices: vertices))
    }
    // Each iteration touches its own builder, and of the tiles only those of its own rows.
    nonisolated(unsafe) let shared = builders
    DispatchQueue.concurrentPerform(iterations: groups.count) { group in
      for strip in groups[group] {
        let rows = strip * stripRows..<min((strip + 1) * stripRows, grid.rows)
        for (ward, reach) in reach.enumerated() where reach.overlaps(rows) {
          shared[group].add(areas[ward], ward: Int32(truncatingIfNeeded: ward), rows: rows)
        }
        shared[group].pack(rows: rows)
      }
    }
    return LocatorParts(
      grid: grid, tiles: tiles, tileRows: groups.map { $0.lowerBound * stripRows / CellTable.tileSide },
      joining: builders)
  }

  /// Cuts the strips into at most `threads` runs that cost about the same.
  private func groups(_ threads: Int) -> [Range<Int>] {
    let total = weights.reduce(0, +)
    var groups: [Range<Int>] = []
    var start = 0
    var sum = 0
    for (strip, weight) in weights.enumerated() {
      sum += weight
      let isLast = strip == weights.count - 1
      if isLast || groups.count < threads - 1 && sum * threads >= total * (groups.count + 1) {
        groups.append(start..<strip + 1)
        start = strip + 1
      }
    }
    return groups
  }
}
