import SpatialCore

/// Boxes packed into a tree, for the question which of them hold a position or meet a box.
///
/// Source: S. T. Leutenegger, M. A. Lopez, J. Edgington, "STR: a simple and efficient algorithm for R-tree packing", ICDE 1997.
struct BoxTree: Sendable {
  private static let width = 8
  /// Indices of boxes, in the order of the leaves.
  private var order: [Int]
  /// Levels from the leaves up; each node has the box of up to eight of the level below.
  private var levels: [[BoundingBox]]

  /// - Complexity: O(n log n).
  init(_ boxes: [BoundingBox]) {
    let byX = boxes.indices.filter { !boxes[$0].isEmpty }.sorted { Self.before(boxes[$0], boxes[$1], \.minX, \.maxX) }
    let leaves = (byX.count + Self.width - 1) / Self.width
    let columns = max(1, Int(Double(leaves).squareRoot().rounded(.up)))
    let size = max(1, columns * Self.width)
    order = stride(from: 0, to: byX.count, by: size).flatMap { start in
      byX[start..<min(start + size, byX.count)].sorted { Self.before(boxes[$0], boxes[$1], \.minY, \.maxY) }
    }
    levels = [order.map { boxes[$0] }]
    while levels[levels.count - 1].count > 1 {
      let below = levels[levels.count - 1]
      levels.append(
        stride(from: 0, to: below.count, by: Self.width).map { start in
          below[start..<min(start + Self.width, below.count)].reduce(into: .empty) { $0.extend(to: $1) }
        })
    }
  }

  private static func before(
    _ a: BoundingBox, _ b: BoundingBox, _ low: KeyPath<BoundingBox, Double>, _ high: KeyPath<BoundingBox, Double>
  ) -> Bool { a[keyPath: low] + a[keyPath: high] < b[keyPath: low] + b[keyPath: high] }

  /// Indices of the boxes that share a position with `box`, ascending.
  ///
  /// - Complexity: O(log n) and the number of answers, for boxes that hardly overlap.
  func meeting(_ box: BoundingBox) -> [Int] {
    var found: [Int] = []
    var open = levels[levels.count - 1].indices.map { (level: levels.count - 1, node: $0) }
    while let (level, node) = open.popLast() {
      guard levels[level][node].intersects(box) else { continue }
      if level == 0 {
        found.append(order[node])
      } else {
        let start = node * Self.width
        for child in start..<min(start + Self.width, levels[level - 1].count) { open.append((level - 1, child)) }
      }
    }
    return found.sorted()
  }

  func holding(_ position: Coordinate) -> [Int] {
    meeting(BoundingBox(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y))
  }
}
