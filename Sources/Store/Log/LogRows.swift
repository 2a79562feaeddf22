import Quantities

/// The rows of the decision log: `store_log`, `store_log_nodes`, `store_heads`.
enum LogRows {
  /// Subtrees of 2^8, 2^16 … entries are kept; smaller ones between are made again from those below.
  static let nodeStep = 8

  static func keeps(_ level: Int) -> Bool { level > 0 && level.isMultiple(of: nodeStep) }

  // MARK: Writing

  static func insert(_ entry: LogEntry, leaf: TreeHash, _ writing: Writing) throws {
    try writing.run(
      """
      INSERT INTO store_log (number, recorded_at, actor, kind, subject, reason, facts, leaf)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(entry.number), .integer(entry.recordedAt.milliseconds), .text(entry.act.actor), .text(entry.act.kind),
        .text(entry.act.subject), .text(entry.act.reason), .text(LogEntry.factsText(entry.act.facts)),
        .bytes(leaf.bytes),
      ])
  }

  static func insert(_ subtree: TreeFrontier.Subtree, _ writing: Writing) throws {
    try writing.run(
      "INSERT INTO store_log_nodes (level, place, hash) VALUES (?, ?, ?)",
      [SQLValue(subtree.level), SQLValue(subtree.place), .bytes(subtree.hash.bytes)])
  }

  static func insert(_ head: TreeHead, _ writing: Writing) throws {
    try writing.run(
      "INSERT INTO store_heads (size, root, recorded_at, previous, key_number, signature) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(head.size), .bytes(head.root.bytes), .integer(head.recordedAt.milliseconds),
        .bytes(head.previous.bytes),
        SQLValue(head.signature?.key), SQLValue(head.signature?.bytes),
      ])
  }

  // MARK: Reading

  static let entryColumns = "number, recorded_at, actor, kind, subject, reason, facts, leaf"

  static func entries(from number: Int, count: Int, _ reading: Reading) throws -> [LogEntry] {
    try reading.all(
      "SELECT \(entryColumns) FROM store_log WHERE number >= ? ORDER BY number LIMIT ?",
      [SQLValue(number), SQLValue(count)]
    ) { row in
      LogEntry(
        number: row.int(0), recordedAt: Instant(milliseconds: Int64(row.int(1))),
        act: Act(
          actor: row.text(2), kind: row.text(3), subject: row.text(4), reason: row.text(5),
          facts: LogEntry.facts(row.text(6)) ?? [:]))
    }
  }

  static let headColumns = "size, root, recorded_at, previous, key_number, signature"

  static func lastHead(_ reading: Reading) throws -> TreeHead? {
    try reading.first("SELECT \(headColumns) FROM store_heads ORDER BY size DESC LIMIT 1") {
      try head($0, path: reading.path)
    }
  }

  static func head(size: Int, _ reading: Reading) throws -> TreeHead? {
    try reading.first("SELECT \(headColumns) FROM store_heads WHERE size = ?", [SQLValue(size)]) {
      try head($0, path: reading.path)
    }
  }

  /// - Throws: `StoreError.damaged` when the row is not as heads are written.
  private static func head(_ row: Statement, path: String) throws -> TreeHead {
    guard let head = TreeHead(row) else {
      throw StoreError.damaged(path: path, details: "the decision log's tree head of \(row.int(0)) entries is none")
    }
    return head
  }

  /// Whether heads must be signed.
  static func hasKey(_ reading: Reading) throws -> Bool {
    try reading.first("SELECT 1 FROM store_keys WHERE purpose = 'log' LIMIT 1") { _ in true } ?? false
  }

  // MARK: The tree

  /// The right edge of the log, checked against its last head.
  ///
  /// - Throws: `StoreError.damaged` when they differ.
  static func frontier(_ head: TreeHead?, _ reading: Reading) throws -> TreeFrontier {
    let last = try reading.first("SELECT number FROM store_log ORDER BY number DESC LIMIT 1") { $0.int(0) } ?? 0
    guard last == head?.size ?? 0 else {
      throw StoreError.damaged(
        path: reading.path,
        details: "the decision log ends with entry \(last), its last tree head with \(head?.size ?? 0)")
    }
    let frontier = try tree(last, reading).frontier()
    guard frontier.root == head?.root ?? .empty else {
      throw StoreError.damaged(
        path: reading.path, details: "the decision log's \(last) entries are not those of its last tree head")
    }
    return frontier
  }

  /// The tree of the first entries, from the hashes that the file has.
  static func tree(_ size: Int, _ reading: Reading) -> MerkleTree {
    MerkleTree(size: size) { level, place in try hash(level, place, reading) }
  }

  /// A kept hash; `nil` when there is none, or no hash.
  static func node(_ level: Int, _ place: Int, _ reading: Reading) throws -> TreeHash? {
    try reading.first(
      "SELECT hash FROM store_log_nodes WHERE level = ? AND place = ?", [SQLValue(level), SQLValue(place)]
    ) { $0.kind(0) == .bytes ? TreeHash(bytes: $0.bytes(0)) : nil } ?? nil
  }

  private static func hash(_ level: Int, _ place: Int, _ reading: Reading) throws -> TreeHash {
    let kept = level / nodeStep * nodeStep
    let count = 1 << (level - kept)
    let first = place * count
    let hashes: [TreeHash?] =
      if kept == 0 {
        try reading.all(
          "SELECT leaf FROM store_log WHERE number > ? AND number <= ? ORDER BY number",
          [SQLValue(first), SQLValue(first + count)]
        ) { TreeHash(bytes: $0.bytes(0)) }
      } else {
        try reading.all(
          "SELECT hash FROM store_log_nodes WHERE level = ? AND place >= ? AND place < ? ORDER BY place",
          [SQLValue(kept), SQLValue(first), SQLValue(first + count)]
        ) { TreeHash(bytes: $0.bytes(0)) }
      }
    var frontier = TreeFrontier()
    for case let hash? in hashes { frontier.append(hash) }
    guard frontier.size == count else {
      throw StoreError.damaged(
        path: reading.path,
        details: "hashes of the decision log's entries \(place << level + 1) to \((place + 1) << level) are missing")
    }
    return frontier.root
  }
}
