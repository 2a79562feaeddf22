/// Letters that must be put in, taken out or changed to make one word of another.
package enum EditDistance {
  /// The distance, or `atMost + 1` when it is greater than `atMost`.
  ///
  /// - Complexity: O(*n* · *m*) for words of *n* and *m* bytes; it ends early where the words differ more.
  ///
  /// Source: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals", 1966.
  package static func between(_ a: [UInt8], _ b: [UInt8], atMost: Int) -> Int {
    guard abs(a.count - b.count) <= atMost else { return atMost + 1 }
    var previous = Array(0...b.count)
    var current = previous
    for i in a.indices {
      current[0] = i + 1
      var best = current[0]
      for j in b.indices {
        current[j + 1] = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        best = min(best, current[j + 1])
      }
      if best > atMost { return atMost + 1 }
      swap(&previous, &current)
    }
    return min(previous[b.count], atMost + 1)
  }
}
