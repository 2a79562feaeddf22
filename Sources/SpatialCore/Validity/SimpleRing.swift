/// Whether a ring can be shown to meet itself nowhere, without GEOS and much sooner.
///
/// The proof is one-sided: what is not proven may be sound nevertheless, and GEOS decides. It rests on signs of orientation
/// that floating point is sure of (see `Orientation.errorBound`). GEOS computes the same signs with at least that precision,
/// and takes two edges for apart when both ends of one lie strictly on one side of the other; so what is proven here is
/// valid there too.
enum SimpleRing {
  /// Cells in which an edge may lie on average; a ring with more is left to GEOS.
  private static let mostCells = 16
  /// Edges with which an edge may be compared on average; beyond, GEOS is not much slower.
  private static let mostComparisons = 64

  /// Whether no two edges share a position, except for neighbours their common end.
  ///
  /// Edges are put into the cells of a grid that their boxes meet, about one cell for an edge, and those of one cell are
  /// compared. Boxes that meet have a cell in common, since the number of a cell never falls as a coordinate rises.
  ///
  /// - Parameter ring: closed and finite; a position that stands twice in a row prevents the proof.
  /// - Complexity: linear in the positions.
  static func isProven(_ ring: [Coordinate]) -> Bool {
    let edges = ring.count - 1
    let box = ring.boundingBox
    guard edges >= 3, edges < 1 << 24, box.width > 0, box.height > 0, box.width + box.height < .infinity else {
      return false
    }
    let side = (Double(edges) * (box.width / box.height)).squareRoot()
    let columns = side < Double(edges) ? max(Int(side), 1) : edges
    let rows = max(edges / columns, 1)
    let across = Double(columns) / box.width
    let up = Double(rows) / box.height
    guard across.isFinite, up.isFinite else { return false }
    return ring.withUnsafeBufferPointer { positions in
      let entries = mostCells * edges
      // Places of the positions in the grid, the first entry of each cell, and the entries: indices of edges.
      return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * (edges + 1) + columns * rows + 1 + entries) {
        memory -> Bool in
        guard let base = memory.baseAddress, let positions = positions.baseAddress else { return false }
        let column = base
        let row = column + (edges + 1)
        let first = row + (edges + 1)
        let entry = first + (columns * rows + 1)
        for i in 0...edges {
          column[i] = Int32(min(Int((positions[i].x - box.minX) * across), columns - 1))
          row[i] = Int32(min(Int((positions[i].y - box.minY) * up), rows - 1))
        }
        guard turnsOnly(positions, edges) else { return false }
        first.update(repeating: 0, count: columns * rows + 1)
        /// Calls `body` with the cells of the box of an edge.
        func forEachCell(of edge: Int, _ body: (Int) -> Void) {
          let (left, right) = (min(column[edge], column[edge + 1]), max(column[edge], column[edge + 1]))
          let (low, high) = (min(row[edge], row[edge + 1]), max(row[edge], row[edge + 1]))
          var r = low
          while r <= high {
            var cell = Int(r) * columns + Int(left)
            let last = cell + Int(right - left)
            while cell <= last {
              body(cell)
              cell += 1
            }
            r += 1
          }
        }
        var total = 0
        for edge in 0..<edges {
          let wide = Int(abs(column[edge] - column[edge + 1])) + 1
          total += wide * (Int(abs(row[edge] - row[edge + 1])) + 1)
          guard total <= entries else { return false }
          forEachCell(of: edge) { first[$0] += 1 }
        }
        var sum: Int32 = 0
        for cell in 0..<(columns * rows) {
          sum += first[cell]
          first[cell] = sum
        }
        first[columns * rows] = sum
        // From the last edge to the first, so that the entries of a cell ascend and its first entry is found on the way.
        for edge in stride(from: edges - 1, through: 0, by: -1) {
          forEachCell(of: edge) { cell in
            first[cell] -= 1
            entry[Int(first[cell])] = Int32(edge)
          }
        }
        var comparisons = mostComparisons * edges
        for cell in 0..<(columns * rows) {
          let (start, end) = (Int(first[cell]), Int(first[cell + 1]))
          guard end - start > 1 else { continue }
          comparisons -= (end - start) * (end - start - 1) / 2
          guard comparisons >= 0 else { return false }
          for a in start..<(end - 1) {
            for b in (a + 1)..<end {
              let (i, j) = (Int(entry[a]), Int(entry[b]))
              if j - i == 1 || (i == 0 && j == edges - 1) { continue }
              guard areApart(positions + i, positions + j) else { return false }
            }
          }
        }
        return true
      }
    }
  }

  /// Whether each edge surely leaves its neighbour at their common end: it turns away, or goes on in the same direction.
  private static func turnsOnly(_ positions: UnsafePointer<Coordinate>, _ edges: Int) -> Bool {
    var a = positions[edges - 1]
    for i in 0..<edges {
      let (b, c) = (positions[i], positions[i + 1])
      let goesOn = a.x < b.x && b.x < c.x || a.x > b.x && b.x > c.x || a.y < b.y && b.y < c.y || a.y > b.y && b.y > c.y
      guard goesOn || surely(a, b, c) != 0 else { return false }
      a = b
    }
    return true
  }

  /// Whether two edges surely share no position; each is given by the place of its start, which its end follows.
  @inline(__always)
  private static func areApart(_ first: UnsafePointer<Coordinate>, _ second: UnsafePointer<Coordinate>) -> Bool {
    let (a, b) = (first[0], first[1])
    let (c, d) = (second[0], second[1])
    if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) || max(a.y, b.y) < min(c.y, d.y)
      || max(c.y, d.y) < min(a.y, b.y)
    {
      return true
    }
    let (c1, d1) = (surely(a, b, c), surely(a, b, d))
    if c1 > 0 && d1 > 0 || c1 < 0 && d1 < 0 { return true }
    let (a1, b1) = (surely(c, d, a), surely(c, d, b))
    return a1 > 0 && b1 > 0 || a1 < 0 && b1 < 0
  }

  /// The side of `p` on the line from `a` to `b`: as `Orientation.sign`, but zero whenever floating point is not sure.
  @inline(__always)
  private static func surely(_ a: Coordinate, _ b: Coordinate, _ p: Coordinate) -> Double {
    let left = (a.x - p.x) * (b.y - p.y)
    let right = (a.y - p.y) * (b.x - p.x)
    let determinant = left - right
    let bound = Orientation.errorBound * (abs(left) + abs(right))
    // Products that underflow would make the bound wrong.
    return abs(determinant) > bound && bound > 1e-280 ? determinant : 0
  }
}
