#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known of each cell of a strip of rows while an index is built, and the packing of it into the index.
///
/// Rows count from the strip's first one. The table is used for one strip after the other.
struct CellTable {
  /// Cells of the index in tiles of this many columns and rows.
  static let tileSide = 8

  private let grid: CellGrid
  /// Row by row: a ward that covers the cell, `WardLocator.outside`, or `-2 - n` for the list that begins at node n.
  private let cells: UnsafeMutableBufferPointer<Int32>
  /// Candidates as linked lists, newest first.
  private var nodes = GrowingBuffer<Node>(capacity: 1 << 16)
  /// Pairs of wards of which one covers a whole cell that the other covers or has an edge in, as `first << 32 | second`.
  private(set) var overlaps: Set<Int> = []

  private struct Node: BitwiseCopyable {
    let candidate: Candidate
    let next: Int32
  }

  /// - Parameter rows: rows of a strip, a multiple of `tileSide`.
  init(_ grid: CellGrid, rows: Int) {
    self.grid = grid
    cells = .allocateTable(capacity: grid.columns * rows)
    cells.initialize(repeating: WardLocator.outside)
  }

  mutating func deallocate() {
    free(cells.baseAddress)
    nodes.deallocate()
  }

  /// The ward covers the cells of a row; wards that came earlier keep precedence.
  @inline(__always)
  mutating func fill(row: Int, _ columns: Range<Int>, ward: Int32) {
    let base = row * grid.columns
    for cell in (base + columns.lowerBound)..<(base + columns.upperBound) {
      if cells[cell] == WardLocator.outside {
        cells[cell] = ward
      } else {
        listOverlap(cell, Candidate(covering: ward))
      }
    }
  }

  /// Adds a candidate to a cell; the pieces of a ward follow each other.
  @inline(__always)
  mutating func add(_ candidate: Candidate, row: Int, column: Int) {
    let cell = row * grid.columns + column
    let value = cells[cell]
    if value >= 0 {
      listOverlap(cell, candidate)
      return
    }
    if value < WardLocator.outside { noteOverlap(with: candidate, from: -2 - value) }
    push(candidate, to: cell)
  }

  private mutating func push(_ candidate: Candidate, to cell: Int) {
    let value = cells[cell]
    let next = value < WardLocator.outside ? -2 - value : -1
    cells[cell] = -2 - Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(candidate: candidate, next: next))
  }

  /// A cell that a ward covers, and another one with it.
  @inline(never)
  private mutating func listOverlap(_ cell: Int, _ candidate: Candidate) {
    if cells[cell] >= 0 {
      let owner = cells[cell]
      cells[cell] = WardLocator.outside
      push(Candidate(covering: owner), to: cell)
    }
    noteOverlap(with: candidate, from: -2 - cells[cell])
    push(candidate, to: cell)
  }

  /// - Parameter node: newest candidate of the cell.
  @inline(__always)
  private mutating func noteOverlap(with candidate: Candidate, from node: Int32) {
    var node = node
    var owner: Int32 = -1
    while node >= 0 {
      let earlier = nodes[Int(node)]
      if earlier.candidate.coversCell { owner = earlier.candidate.ward }
      // The other way round: edges of earlier wards in a cell that this one covers.
      if candidate.coversCell, !earlier.candidate.coversCell {
        overlaps.insert(Int(earlier.candidate.ward) << 32 | Int(candidate.ward))
      }
      node = earlier.next
    }
    if owner >= 0, owner != candidate.ward { overlaps.insert(Int(owner) << 32 | Int(candidate.ward)) }
  }

  /// Packs the cells into tiles, with the candidates in the order of the tiles, so that neighbours in space are neighbours
  /// in memory; then every cell is outside again.
  ///
  /// - Parameter rows: the rows of the grid that the table stands for, the first one a multiple of `tileSide`.
  mutating func pack(
    rows: Range<Int>, tiles: UnsafeMutableBufferPointer<Int32>, blocks: inout GrowingBuffer<Int32>,
    candidates: inout GrowingBuffer<Candidate>
  ) {
    let side = Self.tileSide
    var tile = rows.lowerBound / side * grid.tileColumns
    for firstRow in stride(from: 0, to: rows.count, by: side) {
      let tileRows = firstRow..<min(firstRow + side, rows.count)
      for firstColumn in stride(from: 0, to: grid.columns, by: side) {
        let width = min(side, grid.columns - firstColumn)
        let first = cells[firstRow * grid.columns + firstColumn]
        if first >= WardLocator.outside, isUniform(tileRows, firstColumn, width, first) {
          tiles[tile] = first
        } else {
          tiles[tile] = -2 - Int32(truncatingIfNeeded: blocks.count / (side * side))
          let block = blocks.extend(by: side * side)
          block.initialize(repeating: WardLocator.outside, count: side * side)
          for row in tileRows {
            for column in 0..<width {
              let value = cells[row * grid.columns + firstColumn + column]
              block[(row - firstRow) * side + column] =
                value >= WardLocator.outside ? value : list(from: -2 - value, to: &candidates)
            }
          }
        }
        tile += 1
      }
    }
    cells.update(repeating: WardLocator.outside)
    nodes.removeAll()
  }

  @inline(__always)
  private func isUniform(_ rows: Range<Int>, _ firstColumn: Int, _ width: Int, _ value: Int32) -> Bool {
    for row in rows {
      let start = cells.baseAddress! + (row * grid.columns + firstColumn)
      var differs: Int32 = 0
      for i in 0..<width { differs |= start[i] ^ value }
      if differs != 0 { return false }
    }
    return true
  }

  /// Lays out one cell's candidates, oldest (of highest precedence) first.
  private func list(from newest: Int32, to candidates: inout GrowingBuffer<Candidate>) -> Int32 {
    var count = 0
    var node = newest
    while node >= 0 {
      count += 1
      node = nodes[Int(node)].next
    }
    let start = candidates.count
    let target = candidates.extend(by: count)
    node = newest
    var place = count
    while node >= 0 {
      place -= 1
      target[place] = nodes[Int(node)].candidate
      node = nodes[Int(node)].next
    }
    for i in 0..<count {
      target[i].continues = i + 1 < count && target[i + 1].ward == target[i].ward
      target[i].isLast = i + 1 == count
    }
    return -2 - Int32(truncatingIfNeeded: start)
  }
}
