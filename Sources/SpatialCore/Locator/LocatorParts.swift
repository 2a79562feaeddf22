import Dispatch

/// The memory of a `WardLocator`, put together from what the groups of strips built; whoever takes it deallocates it.
struct LocatorParts {
  let grid: CellGrid
  let tiles: UnsafeMutableBufferPointer<Int32>
  let blocks: UnsafeMutableBufferPointer<Int32>
  let candidates: UnsafeMutableBufferPointer<Candidate>
  let path: UnsafeMutableBufferPointer<Coordinate>
  /// Pairs of wards that may overlap, as `first << 32 | second`, ascending.
  let overlaps: [Int]

  /// Joins the results of groups of strips and ends their builders.
  ///
  /// - Parameter tileRows: first row of tiles of each group.
  init(
    grid: CellGrid, tiles: UnsafeMutableBufferPointer<Int32>, tileRows: [Int],
    joining builders: UnsafeMutableBufferPointer<StripBuilder>
  ) {
    self.grid = grid
    self.tiles = tiles
    overlaps = builders.reduce(into: Set<Int>()) { $0.formUnion($1.overlaps) }.sorted()
    if builders.count == 1 {
      path = builders[0].path.finish()
      blocks = builders[0].blocks.finish()
      candidates = builders[0].candidates.finish()
      builders[0].deallocate()
      return
    }
    let path = UnsafeMutableBufferPointer<Coordinate>.allocateTable(capacity: builders.reduce(0) { $0 + $1.path.count })
    let blocks = UnsafeMutableBufferPointer<Int32>.allocateTable(capacity: builders.reduce(0) { $0 + $1.blocks.count })
    let candidates = UnsafeMutableBufferPointer<Candidate>.allocateTable(
      capacity: builders.reduce(0) { $0 + $1.candidates.count })
    // Each group writes its own stretch of every table.
    nonisolated(unsafe) let (shared, allTiles, allPath, allBlocks, allCandidates) = (
      builders, tiles, path, blocks, candidates
    )
    DispatchQueue.concurrentPerform(iterations: builders.count) { group in
      let before = shared[..<group]
      let firstPosition = before.reduce(0) { $0 + $1.path.count }
      let firstCell = before.reduce(0) { $0 + $1.blocks.count }
      let firstCandidate = before.reduce(0) { $0 + $1.candidates.count }
      for i in 0..<shared[group].path.count { allPath[firstPosition + i] = shared[group].path[i] }
      for i in 0..<shared[group].blocks.count {
        let value = shared[group].blocks[i]
        allBlocks[firstCell + i] =
          value < WardLocator.outside ? value - Int32(truncatingIfNeeded: firstCandidate) : value
      }
      for i in 0..<shared[group].candidates.count {
        allCandidates[firstCandidate + i] = shared[group].candidates[i].moved(by: firstPosition)
      }
      let firstBlock = Int32(truncatingIfNeeded: firstCell / (CellTable.tileSide * CellTable.tileSide))
      let end = group + 1 < tileRows.count ? tileRows[group + 1] : grid.tileRows
      for tile in tileRows[group] * grid.tileColumns..<end * grid.tileColumns where allTiles[tile] < WardLocator.outside
      {
        allTiles[tile] -= firstBlock
      }
    }
    for i in builders.indices { builders[i].deallocate() }
    (self.path, self.blocks, self.candidates) = (path, blocks, candidates)
  }
}
