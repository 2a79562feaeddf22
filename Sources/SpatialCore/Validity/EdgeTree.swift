/// The edges of some rings in a tree of boxes, in the order of the rings.
struct EdgeTree {
  struct Edge {
    var start: Coordinate
    var end: Coordinate
    /// Which group of rings it is from.
    var group: Int
    /// Which ring it is from, counted through all groups.
    var ring: Int
  }

  private static let leafSize = 4

  let edges: [Edge]
  /// Indices of the edges of each ring.
  private let rings: [Range<Int>]
  /// Boxes of the nodes: the root is 1, the children of `n` are `2n` and `2n + 1`.
  private let boxes: [BoundingBox]
  private let leaves: Int

  /// Edges without length are left out: they would meet their neighbours everywhere.
  init(_ groups: [[[Coordinate]]]) {
    var edges: [Edge] = []
    var ranges: [Range<Int>] = []
    for (group, rings) in groups.enumerated() {
      for ring in rings {
        let first = edges.count
        for i in ring.indices.dropFirst() where ring[i] != ring[i - 1] {
          edges.append(Edge(start: ring[i - 1], end: ring[i], group: group, ring: ranges.count))
        }
        ranges.append(first..<edges.count)
      }
    }
    var leaves = 1
    while leaves * Self.leafSize < edges.count { leaves *= 2 }
    var boxes = [BoundingBox](repeating: .empty, count: 2 * leaves)
    for (i, edge) in edges.enumerated() {
      boxes[leaves + i / Self.leafSize].extend(to: edge.start)
      boxes[leaves + i / Self.leafSize].extend(to: edge.end)
    }
    for node in stride(from: leaves - 1, to: 0, by: -1) {
      boxes[node] = boxes[2 * node]
      boxes[node].extend(to: boxes[2 * node + 1])
    }
    self.edges = edges
    rings = ranges
    self.boxes = boxes
    self.leaves = leaves
  }

  /// Calls `body` with the indices of every two edges whose boxes meet, the lower first, until it returns `false`.
  ///
  /// - Returns: whether all pairs were seen: neither did `body` end the search nor were there more comparisons than allowed.
  func forEachNearPair(atMost comparisons: Int, _ body: (Int, Int) -> Bool) -> Bool {
    var left = comparisons
    var pending: [(Int, Int)] = [(1, 1)]
    while let (a, b) = pending.popLast() {
      left -= 1
      guard left > 0 else { return false }
      guard boxes[a].intersects(boxes[b]) else { continue }
      if a >= leaves {
        for i in range(a) {
          for j in range(b) where i < j {
            left -= 1
            guard near(i, j) else { continue }
            guard body(i, j) else { return false }
          }
        }
      } else if a == b {
        pending += [(2 * a + 1, 2 * a + 1), (2 * a, 2 * a + 1), (2 * a, 2 * a)]
      } else {
        // Both nodes have the same depth, the first lies before the second.
        pending += [
          (2 * a + 1, 2 * b + 1), (2 * a + 1, 2 * b), (2 * a, 2 * b + 1), (2 * a, 2 * b),
        ]
      }
    }
    return true
  }

  /// The end that two edges share because one follows the other in their ring; `nil` for all others.
  ///
  /// - Precondition: `i < j`.
  func commonEnd(_ i: Int, _ j: Int) -> Coordinate? {
    guard edges[i].ring == edges[j].ring else { return nil }
    if j - i == 1 { return edges[i].end }
    let ring = rings[edges[i].ring]
    return i == ring.lowerBound && j == ring.upperBound - 1 ? edges[i].start : nil
  }

  private func range(_ leaf: Int) -> Range<Int> {
    let first = (leaf - leaves) * Self.leafSize
    return min(first, edges.count)..<min(first + Self.leafSize, edges.count)
  }

  private func near(_ i: Int, _ j: Int) -> Bool {
    let (a, b) = (edges[i].start, edges[i].end)
    let (c, d) = (edges[j].start, edges[j].end)
    return max(a.x, b.x) >= min(c.x, d.x) && max(c.x, d.x) >= min(a.x, b.x) && max(a.y, b.y) >= min(c.y, d.y)
      && max(c.y, d.y) >= min(a.y, b.y)
  }
}
