public import Quantities

/// How long records of each kind are kept (table `store_retention`), and the deletion of those whose time has come.
///
/// Targets say what kinds they have and how they delete them; a kind without a time is kept. The decision log is kept for ever: it
/// holds no personal data. Backups and the file's free pages go their own ways: what was sealed stays sealed in them.
public struct Retention: Sendable {
  private let deletions: [TimedDeletion]

  /// - Parameter deletions: one of each kind.
  public init(_ deletions: [TimedDeletion]) { self.deletions = deletions }

  /// The days that records of each kind are kept.
  public static func days(_ reading: Reading) throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try reading.all("SELECT kind, days FROM store_retention") { ($0.text(0), $0.int(1)) })
  }

  /// Says how long records of a kind are kept.
  ///
  /// - Parameter days: days after the day of the record; `nil` for ever.
  /// - Precondition: no negative days.
  /// - Throws: `AccessError.refused`, `.unknownKind`; `StoreError`.
  public func set(_ kind: String, days: Int?, by access: Access, _ writing: Writing) throws {
    precondition(days ?? 0 >= 0)
    try access.require(.setRetention, subject: "retention of \(kind)")
    guard deletions.contains(where: { $0.kind == kind }) else { throw AccessError.unknownKind(kind) }
    if let days {
      try writing.run(
        """
        INSERT INTO store_retention (kind, days, recorded_at) VALUES (?, ?, ?)
        ON CONFLICT (kind) DO UPDATE SET days = excluded.days, recorded_at = excluded.recorded_at
        """, [.text(kind), SQLValue(days), .integer(writing.instant.milliseconds)])
    } else {
      try writing.run("DELETE FROM store_retention WHERE kind = ?", [.text(kind)])
    }
    writing.record(
      access.act(
        "retention.set", subject: "retention of \(kind)", facts: ["days": days.map { "\($0)" } ?? "for ever"]))
  }

  /// Deletes everything whose time has come, in one transaction and as one act with the counts.
  ///
  /// A record of a day is kept to the end of the last of its days: with 30 days, what is of 1 June goes on 2 July.
  ///
  /// - Parameter today: the day of the place.
  /// - Returns: how many records of each kind that has a time were deleted.
  /// - Throws: `AccessError.refused`; `StoreError`; what a target's deletion throws, which takes all back.
  public func run(on today: Day, by access: Access, _ writing: Writing) throws -> [String: Int] {
    try access.require(.deleteDue, subject: "retention")
    let counts = try each(today, writing) { try $0.delete($1, writing) }
    writing.record(
      access.act(
        "retention.delete", subject: "records due on \(today)", facts: counts.mapValues { "\($0)" }))
    return counts
  }

  /// Counts what `run` would delete.
  ///
  /// - Throws: `AccessError.refused`; `StoreError`; what a target's count throws.
  public func due(on today: Day, by access: Access, _ reading: Reading) throws -> [String: Int] {
    try access.require(.deleteDue, subject: "retention")
    return try each(today, reading) { try $0.count($1, reading) }
  }

  private func each(
    _ today: Day, _ reading: Reading, _ body: (TimedDeletion, Day) throws -> Int
  ) throws -> [String: Int] {
    let days = try Self.days(reading)
    var counts: [String: Int] = [:]
    for deletion in deletions {
      if let kept = days[deletion.kind] {
        counts[deletion.kind] = try body(deletion, Day(number: Int32(clamping: Int(today.number) - kept)))
      }
    }
    return counts
  }
}
