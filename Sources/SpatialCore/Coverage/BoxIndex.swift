/// Pairs of boxes that meet, found by a sweep from left to right.
enum BoxIndex {
  /// Calls `body` with every pair of boxes that share at least one position; each pair once, the lower index first.
  static func forEachPair(_ boxes: [BoundingBox], _ body: (Int, Int) -> Void) {
    let order = boxes.indices.filter { !boxes[$0].isEmpty }.sorted { boxes[$0].minX < boxes[$1].minX }
    var open: [Int] = []
    for current in order {
      open.removeAll { boxes[$0].maxX < boxes[current].minX }
      for other in open where boxes[other].intersects(boxes[current]) { body(min(other, current), max(other, current)) }
      open.append(current)
    }
  }
}
