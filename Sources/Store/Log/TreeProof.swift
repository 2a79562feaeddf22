/// Hashes that show, with roots alone, that an entry is in a tree or that a tree continues another.
///
/// Pure: proofs are checked without the log, by anyone who has the roots.
public enum TreeProof {
  /// Whether a path leads from an entry's hash to a root.
  ///
  /// - Parameters:
  ///   - index: the entry, counted from 0.
  ///   - size: how many entries the tree has.
  /// - Complexity: O(log size)
  ///
  /// Source: RFC 9162, 2.1.3.2.
  public static func includes(
    _ leaf: TreeHash, at index: Int, size: Int, path: [TreeHash], root: TreeHash
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var place = index
    var last = size - 1
    var hash = leaf
    for sibling in path {
      if last == 0 { return false }
      if place & 1 == 1 || place == last {
        hash = .node(sibling, hash)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = .node(hash, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether the tree of a later root begins with all entries of the earlier one's.
  ///
  /// Every tree continues the empty one.
  ///
  /// - Complexity: O(log size)
  ///
  /// Source: RFC 9162, 2.1.4.2.
  public static func continues(
    from earlier: (size: Int, root: TreeHash), to later: (size: Int, root: TreeHash), path: [TreeHash]
  ) -> Bool {
    guard 0 <= earlier.size, earlier.size <= later.size else { return false }
    if earlier.size == later.size { return path.isEmpty && earlier.root == later.root }
    if earlier.size == 0 { return path.isEmpty && earlier.root == .empty }
    // A complete subtree is its own first hash.
    let path = earlier.size & (earlier.size - 1) == 0 ? [earlier.root] + path : path
    guard let first = path.first else { return false }
    var place = earlier.size - 1
    var last = later.size - 1
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var old = first
    var new = first
    for sibling in path.dropFirst() {
      if last == 0 { return false }
      if place & 1 == 1 || place == last {
        old = .node(sibling, old)
        new = .node(sibling, new)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        new = .node(new, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && old == earlier.root && new == later.root
  }
}
