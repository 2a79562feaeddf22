/// A Merkle tree whose hashes are looked up: roots, and proofs that entries are in it and that it only grew.
///
/// Source: RFC 6962, 2.1; RFC 9162, 2.1.
struct MerkleTree {
  let size: Int
  /// The hash of a complete subtree: of the `place`th 2^`level` entries.
  let subtree: (_ level: Int, _ place: Int) throws -> TreeHash

  /// The root of the first entries.
  ///
  /// - Complexity: O(log size) look-ups
  func root(_ size: Int) throws -> TreeHash { size == 0 ? .empty : try root(0..<size) }

  /// The right edge, to go on from.
  func frontier() throws -> TreeFrontier {
    var peaks: [TreeHash] = []
    var start = 0
    for level in stride(from: Int.bitWidth - 2, through: 0, by: -1) where size >> level & 1 == 1 {
      peaks.append(try subtree(level, start >> level))
      start += 1 << level
    }
    return TreeFrontier(size: size, peaks: peaks)
  }

  /// The hashes beside the way from an entry to the root, the nearest first.
  ///
  /// - Precondition: `index` is in the tree.
  /// - Complexity: O(log² size) look-ups
  ///
  /// Source: RFC 9162, 2.1.3.1.
  func inclusion(of index: Int) throws -> [TreeHash] {
    precondition((0..<size).contains(index))
    var path: [TreeHash] = []
    var range = 0..<size
    while range.count > 1 {
      let split = Self.split(range)
      if index < split {
        path.append(try root(split..<range.upperBound))
        range = range.lowerBound..<split
      } else {
        path.append(try root(range.lowerBound..<split))
        range = split..<range.upperBound
      }
    }
    return path.reversed()
  }

  /// The hashes that show that the tree continues the one of the first `earlier` entries.
  ///
  /// - Precondition: `earlier` is no more than the size.
  /// - Complexity: O(log² size) look-ups
  ///
  /// Source: RFC 9162, 2.1.4.1.
  func consistency(from earlier: Int) throws -> [TreeHash] {
    precondition((0...size).contains(earlier))
    if earlier == 0 || earlier == size { return [] }
    var path: [TreeHash] = []
    var range = 0..<size
    // While the earlier tree is all of the way's left side, the verifier knows its root.
    var known = true
    while range.upperBound != earlier {
      let split = Self.split(range)
      if earlier <= split {
        path.append(try root(split..<range.upperBound))
        range = range.lowerBound..<split
      } else {
        path.append(try root(range.lowerBound..<split))
        range = split..<range.upperBound
        known = false
      }
    }
    if !known { path.append(try root(range)) }
    return path.reversed()
  }

  /// The root over a range that begins where a subtree of its size may.
  private func root(_ range: Range<Int>) throws -> TreeHash {
    if range.count & (range.count - 1) == 0 {
      let level = range.count.trailingZeroBitCount
      return try subtree(level, range.lowerBound >> level)
    }
    let split = Self.split(range)
    return .node(try root(range.lowerBound..<split), try root(split..<range.upperBound))
  }

  /// Where the left subtree ends: behind the largest power of two below the count.
  private static func split(_ range: Range<Int>) -> Int {
    range.lowerBound + 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
  }
}
