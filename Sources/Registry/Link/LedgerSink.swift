import Quantities
public import Store

/// Applies batches to the database: only what is news, together with the cursor, in one transaction.
///
/// What the changes mean to the register is the `enter` that it is given; it decides within the same transaction.
public struct LedgerSink: DeltaSink {
  private let file: DatabaseFile
  private let source: String
  private let actor: String
  private let isDryRun: Bool
  private let key: (PersonalIdentifier) -> [UInt8]
  private let enter: ([PopulationChange], Writing) throws -> DeltaCounts

  /// - Parameters:
  ///   - source: the name of the database, `national`.
  ///   - actor: who synchronises, for the decision log.
  ///   - isDryRun: whether each batch is taken back behind its counting.
  ///   - key: the keyed hash under which a citizen's last version is kept.
  ///   - enter: takes changes that are news, at most one of each citizen, into the register.
  public init(
    _ file: DatabaseFile, source: String, actor: String, isDryRun: Bool = false,
    key: @escaping (PersonalIdentifier) -> [UInt8],
    enter: @escaping ([PopulationChange], Writing) throws -> DeltaCounts
  ) {
    self.file = file
    self.source = source
    self.actor = actor
    self.isDryRun = isDryRun
    self.key = key
    self.enter = enter
  }

  public func cursor() throws -> PopulationCursor? {
    try file.read { reading in
      try reading.first("SELECT cursor FROM registry_links WHERE source = ?", [.text(source)]) { $0.text(0) }
    }.flatMap { PopulationCursor($0) }
  }

  public func apply(_ batch: PopulationBatch) throws -> DeltaCounts {
    try isDryRun ? file.rehearse { try take(batch, $0) } : file.write { try take(batch, $0) }
  }

  private func take(_ batch: PopulationBatch, _ writing: Writing) throws -> DeltaCounts {
    let news = try news(of: batch, writing)
    var counts = try enter(news.map(\.change), writing)
    counts.known += batch.changes.count - news.count
    counts.rejected += batch.faults.count
    for (change, key) in news {
      try writing.run(
        """
        INSERT INTO registry_link_versions (source, key, version) VALUES (?, ?, ?)
        ON CONFLICT (source, key) DO UPDATE SET version = excluded.version
        """,
        [.text(source), .bytes(key), SQLValue(change.version)])
    }
    try writing.run(
      """
      INSERT INTO registry_links (source, cursor, batches, applied_at) VALUES (?, ?, 1, ?)
      ON CONFLICT (source) DO UPDATE SET cursor = excluded.cursor, batches = registry_links.batches + 1,
      applied_at = excluded.applied_at
      """,
      [.text(source), .text(batch.next.text), .integer(writing.instant.milliseconds)])
    writing.record(
      Act(
        actor: actor, kind: "register.synchronize", subject: "population database \(source)",
        reason: "changes from \(batch.since) to \(batch.next)",
        facts: [
          "applied": String(counts.applied), "known": String(counts.known), "conflicts": String(counts.conflicts),
          "rejected": String(counts.rejected),
        ]))
    return counts
  }

  /// The changes above the last version of their citizen, of each citizen the latest, in the order of the batch.
  private func news(of batch: PopulationBatch, _ reading: Reading) throws -> [(change: PopulationChange, key: [UInt8])]
  {
    var latest: [PersonalIdentifier: Int] = [:]
    for change in batch.changes { latest[change.identifier] = max(latest[change.identifier] ?? 0, change.version) }
    var news: [(change: PopulationChange, key: [UInt8])] = []
    for change in batch.changes where latest[change.identifier] == change.version {
      // The same version may stand in the batch twice.
      latest[change.identifier] = nil
      let key = key(change.identifier)
      let known = try reading.first(
        "SELECT version FROM registry_link_versions WHERE source = ? AND key = ?", [.text(source), .bytes(key)]
      ) { $0.int(0) }
      if change.version > known ?? 0 { news.append((change, key)) }
    }
    return news
  }
}
