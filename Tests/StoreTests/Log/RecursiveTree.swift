@testable import Store

/// The tree as RFC 6962, 2.1 to 2.1.2, defines it, word for word and without any haste: an oracle.
enum RecursiveTree {
  /// MTH.
  static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
    if leaves.isEmpty { return .empty }
    if leaves.count == 1 { return leaves.first! }
    let k = split(leaves)
    return .node(root(leaves[..<k]), root(leaves[k...]))
  }

  /// PATH(m, D[n]).
  static func path(_ m: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
    if leaves.count <= 1 { return [] }
    let k = split(leaves)
    return leaves.startIndex + m < k
      ? path(m, leaves[..<k]) + [root(leaves[k...])]
      : path(m - (k - leaves.startIndex), leaves[k...]) + [root(leaves[..<k])]
  }

  /// SUBPROOF(m, D[n], b).
  static func proof(_ m: Int, _ leaves: ArraySlice<TreeHash>, known: Bool = true) -> [TreeHash] {
    if m == leaves.count { return known ? [] : [root(leaves)] }
    let k = split(leaves)
    return leaves.startIndex + m <= k
      ? proof(m, leaves[..<k], known: known) + [root(leaves[k...])]
      : proof(m - (k - leaves.startIndex), leaves[k...], known: false) + [root(leaves[..<k])]
  }

  /// Where the largest power of two that is less than the count ends.
  private static func split(_ leaves: ArraySlice<TreeHash>) -> Int {
    var k = 1
    while k * 2 < leaves.count { k *= 2 }
    return leaves.startIndex + k
  }
}
