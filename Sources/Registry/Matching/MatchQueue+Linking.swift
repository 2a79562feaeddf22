import Quantities
public import Store

extension MatchQueue {
  /// Keeps that the automatic rule linked a record to a citizen, once by source and record.
  ///
  /// It stands among the linked entries with no reasons for the queue. One on which somebody, or the rule, has decided before is left
  /// as it is. The act for the log is the caller's: one for all links of a transaction.
  ///
  /// - Returns: the number of the entry, and whether it was linked now.
  /// - Throws: `AccessError.refused` without the right, as in ``enqueue(source:record:ward:said:candidates:reasons:right:by:_:)``; `StoreError`.
  @discardableResult
  public func link(
    source: String, record: String, ward: Int?, said: WrittenRecord, to candidate: MatchCandidate,
    right: Right = .importReports, by access: Access, _ writing: Writing
  ) throws -> (number: Int, isTaken: Bool) {
    let put = try enqueue(
      source: source, record: record, ward: ward, said: said, candidates: [candidate], reasons: [], right: right,
      by: access, writing)
    guard put.isTaken else { return put }
    try writing.run(
      "UPDATE registry_matches SET state = ?, citizen = ?, decided_by = ?, decided_at = ? WHERE id = ?",
      [
        SQLValue(QueuedMatch.State.linked.rawValue), SQLValue(candidate.citizen), .text(access.officer.name),
        .integer(writing.instant.milliseconds), SQLValue(put.number),
      ])
    return put
  }
}
