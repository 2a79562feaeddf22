/// How long each position of a coverage's borders stays while the coverage is drawn with less and less detail.
///
/// Positions go in the order of the area of the triangle that each makes with its neighbours, the smallest first. Nodes stay. A
/// position goes only when no other lies in its triangle, so that borders that did not cross never do, no ring turns over or
/// collapses, and a ward keeps its neighbours; and since both wards at a border take the same arc, there is no gap and no overlap that was
/// not there before. What was removed up to some area is always the beginning of one order, so one run serves all scales.
///
/// Borders that cross already, of wards that overlap, may move against each other.
///
/// Source: Visvalingam and Whyatt, Line generalisation by repeated elimination of points, The Cartographic Journal 30 (1), 1993,
/// doi:10.1179/000870493786962263.
package struct CoverageSimplification: Sendable {
  package let arcs: CoverageArcs
  /// For each position of `arcs` the area from which on it is left out; infinite for one that always stays.
  package let sizes: [Double]

  /// - Complexity: near n log n in the positions.
  package init(_ arcs: CoverageArcs) {
    self.arcs = arcs
    var run = Run(arcs)
    run.removeAll()
    sizes = run.sizes
  }

  /// The positions of an arc that are left when those are gone whose triangle has at most an area.
  package func arc(_ arc: Int, above size: Double) -> [Coordinate] {
    arcs.range(of: arc).lazy.filter { sizes[$0] > size }.map { arcs.positions[$0] }
  }

  /// The wards when positions are gone whose triangle has at most an area, in square units of the plane.
  package func areas(above size: Double) -> [MultiPolygon] {
    let lines = (0..<arcs.count).map { arc($0, above: size) }
    return arcs.wards.map { polygons in
      MultiPolygon(
        polygons.map { rings in
          let rings = rings.map { Self.ring($0, lines) }
          return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
        })
    }
  }

  /// Arcs one after the other as a closed ring.
  package static func ring(_ uses: [CoverageArcs.Use], _ lines: [[Coordinate]]) -> [Coordinate] {
    var ring: [Coordinate] = []
    for use in uses {
      // The first position of an arc is the last of the arc before.
      if !ring.isEmpty { ring.removeLast() }
      if use.isReversed { ring += lines[use.arc].reversed() } else { ring += lines[use.arc] }
    }
    return ring
  }

  /// Two nodes, in one order.
  private struct Ends: Hashable {
    var low: Coordinate
    var high: Coordinate

    init(_ a: Coordinate, _ b: Coordinate) { (low, high) = (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a) }
  }

  private struct Run {
    let positions: [Coordinate]
    let arcs: CoverageArcs
    var arcOf: [Int32]
    var before: [Int32]
    var after: [Int32]
    var stamps: [UInt32]
    var sizes: [Double]
    /// Positions between the ends of each arc that are left.
    var inner: [Int]
    /// Nodes between which an arc runs straight.
    var straight: Set<Ends> = []
    var grid: PositionGrid

    init(_ arcs: CoverageArcs) {
      self.arcs = arcs
      positions = arcs.positions
      let count = positions.count
      arcOf = Array(repeating: 0, count: count)
      before = (0..<Int32(count)).map { $0 - 1 }
      after = (0..<Int32(count)).map { $0 + 1 }
      stamps = Array(repeating: 0, count: count)
      sizes = Array(repeating: .infinity, count: count)
      inner = []
      grid = PositionGrid(positions)
      for arc in 0..<arcs.count {
        let range = arcs.range(of: arc)
        for i in range { arcOf[i] = Int32(arc) }
        inner.append(range.count - 2)
        if range.count == 2 { straight.insert(Ends(positions[range.lowerBound], positions[range.upperBound - 1])) }
      }
    }

    private func isEnd(_ index: Int) -> Bool {
      let range = arcs.range(of: Int(arcOf[index]))
      return index == range.lowerBound || index == range.upperBound - 1
    }

    private func entry(_ index: Int, least: Double = 0) -> RemovalQueue.Entry {
      let (a, b, c) = (positions[Int(before[index])], positions[index], positions[Int(after[index])])
      let area = abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
      return RemovalQueue.Entry(size: max(area, least), index: Int32(index), stamp: stamps[index])
    }

    mutating func removeAll() {
      var queue = RemovalQueue(positions.indices.filter { !isEnd($0) }.map { entry($0) })
      let box = positions.boundingBox
      let largest = box.width * box.height
      while let next = queue.pop() {
        let index = Int(next.index)
        guard next.stamp == stamps[index] else { continue }
        let (a, c) = (Int(before[index]), Int(after[index]))
        guard mayGo(index, a, c) else { continue }
        guard grid.isEmpty(positions[a], positions[index], positions[c], positions) else {
          // What is in the way may go later.
          let later = max(next.size * 2, largest * 1e-15)
          if later <= largest {
            queue.push(RemovalQueue.Entry(size: later, index: next.index, stamp: next.stamp))
          }
          continue
        }
        remove(index, a, c, at: next.size)
        for neighbour in [a, c] where !isEnd(neighbour) {
          stamps[neighbour] += 1
          queue.push(entry(neighbour, least: next.size))
        }
      }
    }

    /// Whether the arc is more than its ends without a position, or may be that.
    private mutating func mayGo(_ index: Int, _ a: Int, _ c: Int) -> Bool {
      let arc = Int(arcOf[index])
      let range = arcs.range(of: arc)
      let ends = Ends(positions[range.lowerBound], positions[range.upperBound - 1])
      if ends.low == ends.high { return inner[arc] > 2 }
      // Two straight arcs between the same nodes would be a ward without ground.
      return inner[arc] > 1 || !straight.contains(ends)
    }

    private mutating func remove(_ index: Int, _ a: Int, _ c: Int, at size: Double) {
      let arc = Int(arcOf[index])
      sizes[index] = size
      stamps[index] += 1
      after[a] = Int32(c)
      before[c] = Int32(a)
      inner[arc] -= 1
      grid.remove(index, at: positions[index])
      guard inner[arc] == 0 else { return }
      let range = arcs.range(of: arc)
      straight.insert(Ends(positions[range.lowerBound], positions[range.upperBound - 1]))
    }
  }
}
