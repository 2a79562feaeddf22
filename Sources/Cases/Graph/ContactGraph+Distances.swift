extension ContactGraph {
  /// How far F numbers are kept: F3 is the furthest. Tracing goes as far as it is asked to.
  static let furthest = 3

  /// Derives the F numbers anew of everybody whose number may change when something about some people has.
  ///
  /// Only people within `furthest` contacts of them can be concerned; those around are left as they are and counted on from.
  ///
  /// - Parameter changed: who became an F0 or is none any more, whose infectious window or contacts are others.
  /// - Returns: those whose number is another one now; the nodes have it.
  /// - Complexity: O(people within `furthest` contacts, and their contacts)
  /// - Throws: as `root`.
  func renumber(around changed: Set<Int>) throws -> Set<Int> {
    var ball = changed
    var shell = changed
    for _ in 0..<Self.furthest {
      var next: Set<Int> = []
      for number in shell {
        for edge in try edges(number) where ball.insert(edge.other).inserted { next.insert(edge.other) }
      }
      shell = next
    }
    var found: [Int: Int] = [:]
    var waiting: [[Int]] = Array(repeating: [], count: Self.furthest + 1)
    for number in ball where isF0(try node(number)) {
      found[number] = 0
      waiting[0].append(number)
    }
    // What lies around the ball keeps its number, and gives it on.
    for number in ball {
      for edge in try edges(number) where !ball.contains(edge.other) {
        let other = try node(edge.other)
        guard let distance = other.distance, distance < Self.furthest else { continue }
        var turned = edge
        turned.other = number
        guard try carries(turned, from: other, step: distance) else { continue }
        if found[number].map({ $0 > distance + 1 }) ?? true {
          found[number] = distance + 1
          waiting[distance + 1].append(number)
        }
      }
    }
    for distance in 0..<Self.furthest {
      var place = 0
      while place < waiting[distance].count {
        let number = waiting[distance][place]
        place += 1
        guard found[number] == distance else { continue }
        let node = try node(number)
        for edge in try edges(number) where ball.contains(edge.other) {
          if let known = found[edge.other], known <= distance + 1 { continue }
          guard try carries(edge, from: node, step: distance) else { continue }
          found[edge.other] = distance + 1
          waiting[distance + 1].append(edge.other)
        }
      }
    }
    var others: Set<Int> = []
    for number in ball {
      var node = try node(number)
      guard node.distance != found[number] else { continue }
      node.distance = found[number]
      set(node)
      others.insert(number)
    }
    return others
  }
}
