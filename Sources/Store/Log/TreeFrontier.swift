/// The right edge of a growing tree: all that is needed to add entries and to know the root.
///
/// A tree of `size` entries is a row of complete subtrees, one for each bit of the size, the largest first.
struct TreeFrontier: Equatable, Sendable {
  /// A complete subtree: its `place`th of 2^`level` entries.
  struct Subtree: Equatable, Sendable {
    var level: Int
    var place: Int
    var hash: TreeHash

    /// The entries in it, counted from 0.
    var entries: Range<Int> { place << level..<(place + 1) << level }
  }

  /// How many entries there are.
  private(set) var size: Int
  /// The hashes of the complete subtrees, the largest first.
  private(set) var peaks: [TreeHash]

  init() {
    size = 0
    peaks = []
  }

  /// - Precondition: one hash for each bit of the size.
  init(size: Int, peaks: [TreeHash]) {
    precondition(peaks.count == size.nonzeroBitCount)
    self.size = size
    self.peaks = peaks
  }

  /// Adds the hash of an entry.
  ///
  /// - Parameter completed: is told of each subtree that thereby is complete, from the level 1 up.
  /// - Complexity: O(1) hashes in the mean, O(log size) at most.
  mutating func append(_ leaf: TreeHash, completed: (Subtree) throws -> Void) rethrows {
    var subtree = Subtree(level: 0, place: size, hash: leaf)
    while subtree.place & 1 == 1 {
      subtree = Subtree(
        level: subtree.level + 1, place: subtree.place >> 1, hash: .node(peaks.removeLast(), subtree.hash))
      try completed(subtree)
    }
    peaks.append(subtree.hash)
    size += 1
  }

  mutating func append(_ leaf: TreeHash) { append(leaf) { _ in } }

  /// The tree's root.
  ///
  /// - Complexity: a hash fewer than the size has bits.
  var root: TreeHash {
    guard var root = peaks.last else { return .empty }
    for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
    return root
  }
}
