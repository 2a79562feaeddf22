/// The append-only log of everything that was decided, published, ordered or looked at.
///
/// Every act is an entry; the entries are the leaves of a Merkle tree; every transaction with acts adds a tree head over all entries
/// so far, signed with Ed25519, in the same transaction. Tables: `store_log` (entries with their hashes), `store_log_nodes` (the hash of
/// every complete subtree of 2^8, 2^16 … entries, so that proofs need no more than a few hundred rows a level), `store_heads`.
///
/// A file whose keys were never made has a log of unsigned heads. From the first key on all acts are signed, and a program that did
/// not open the keys can read the file but do nothing in it that is logged.
///
/// Source: RFC 6962, RFC 9162.
public enum DecisionLog {
  /// Adds the acts of a transaction and a head over all.
  ///
  /// - Complexity: O(acts + log entries), and a signature.
  /// - Throws: `LogError.keyNeeded`; `StoreError.damaged` when the log's end is not what its last head says; `StoreError`.
  static func append(_ acts: [Act], _ writing: Writing) throws {
    guard !acts.isEmpty else { return }
    let signer = writing.signer
    let last = try LogRows.lastHead(writing)
    if try signer == nil && (last?.signature != nil || LogRows.hasKey(writing)) {
      throw LogError.keyNeeded(path: writing.path)
    }
    var frontier = try last.flatMap { writing.log.frontier(at: $0) } ?? LogRows.frontier(last, writing)
    for act in acts {
      let entry = LogEntry(number: frontier.size + 1, recordedAt: writing.instant, act: act)
      let leaf = entry.leaf
      try LogRows.insert(entry, leaf: leaf, writing)
      try frontier.append(leaf) { subtree in
        if LogRows.keeps(subtree.level) { try LogRows.insert(subtree, writing) }
      }
    }
    var head = TreeHead(
      size: frontier.size, root: frontier.root, recordedAt: writing.instant, previous: last?.digest ?? .zero)
    if let signer { head = head.signed(by: signer) }
    try LogRows.insert(head, writing)
    writing.log.keep(frontier, at: head)
  }

  /// Checks that the log ends as its last head says, from the hashes that the file has.
  ///
  /// - Complexity: O(log entries)
  /// - Throws: `StoreError.damaged`.
  static func checkEnd(_ reading: Reading) throws {
    let head = try LogRows.lastHead(reading)
    _ = try LogRows.frontier(head, reading)
    guard let head, let signature = head.signature else { return }
    guard let key = try publicKeys(reading)[signature.key], head.isSigned(by: key) else {
      throw StoreError.damaged(
        path: reading.path,
        details: "the decision log's last tree head, of \(head.size) entries, is not signed by its key")
    }
  }

  // MARK: Reading

  /// The last tree head; `nil` before the first act.
  public static func head(_ reading: Reading) throws -> TreeHead? { try LogRows.lastHead(reading) }

  /// The head that was made when the log had so many entries; `nil` when no transaction ended there.
  public static func head(size: Int, _ reading: Reading) throws -> TreeHead? { try LogRows.head(size: size, reading) }

  /// The public keys of heads by their numbers: Ed25519, 32 bytes each.
  public static func publicKeys(_ reading: Reading) throws -> [Int: [UInt8]] {
    let keys = try reading.all("SELECT number, public_key FROM store_keys WHERE purpose = 'log'") {
      ($0.int(0), $0.bytes(1))
    }
    // Numbers that are none all read as 0 in a table that was tampered with.
    return Dictionary(keys) { first, _ in first }
  }

  /// Entries in the order in which they were made.
  ///
  /// - Parameters:
  ///   - number: the first of them, from 1.
  ///   - count: how many at most.
  public static func entries(from number: Int, count: Int, _ reading: Reading) throws -> [LogEntry] {
    try LogRows.entries(from: number, count: count, reading)
  }

  // MARK: Proofs

  /// The hashes that show that an entry is among the first `size`; see `TreeProof.includes`.
  ///
  /// - Precondition: the entry is from 1 to `size`, and the log has so many.
  /// - Complexity: O(log² size), each of up to 128 rows.
  public static func inclusion(of number: Int, size: Int, _ reading: Reading) throws -> [TreeHash] {
    try LogRows.tree(size, reading).inclusion(of: number - 1)
  }

  /// The hashes that show that the log of `later` entries continues the one of `earlier`; see `TreeProof.continues`.
  ///
  /// - Precondition: `earlier` is at most `later`, and the log has so many.
  /// - Complexity: O(log² size), each of up to 128 rows.
  public static func consistency(from earlier: Int, to later: Int, _ reading: Reading) throws -> [TreeHash] {
    try LogRows.tree(later, reading).consistency(from: earlier)
  }

  /// The root over the first entries, whether a transaction ended there or not.
  public static func root(size: Int, _ reading: Reading) throws -> TreeHash {
    try LogRows.tree(size, reading).root(size)
  }
}
