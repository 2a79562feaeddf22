import Epidemiology
import Quantities
import Store
import Surveillance

/// Puts records under others when all rows of a list are there. Belongs to one transaction.
struct MergeWriter {
  let options: LineOptions
  let actor: String
  let fileName: String
  let writing: Writing

  /// - Returns: findings about those that cannot be put under another.
  func write(_ merges: [LineMerge]) throws -> [Finding] {
    var findings: [Finding] = []
    var reports: [LocatedReport] = []
    var concerned: Set<Int> = []
    func note(_ merge: LineMerge, _ code: Finding.Code, _ message: String) {
      findings.append(
        Finding(
          severity: .note, code: code, file: fileName, row: merge.row, column: CaseColumn.mergedInto.name,
          message: message))
    }
    for merge in merges {
      guard let found = try CaseTables.number(source: merge.source, name: merge.name, writing),
        let target = try CaseTables.record(found, writing), let record = try CaseTables.record(merge.record, writing)
      else {
        note(merge, .unknownRecord, "the record under which it is to be read is not here; it stays by itself")
        continue
      }
      let root = target.mergedInto ?? target.number
      if record.mergedInto == root { continue }
      guard record.mergedInto == nil, root != record.number else {
        note(merge, .conflictingRecord, "here it was found to be of another person; an officer decides")
        continue
      }
      try put(record, under: root)
      reports.append(CaseFeed.report(record, .discarded, count: 0, options.vintage))
      concerned.formUnion([root])
    }
    if !reports.isEmpty {
      var feed = try ReportFeed(.cases, source: CaseFeed.source, vintage: options.vintage, writing)
      try feed.take(reports, writing)
    }
    if let rules = options.rules {
      try LineSettling(rules: rules, actor: actor, writing: writing).settle(concerned)
    }
    return findings
  }

  private func put(_ record: CaseRecord, under root: Int) throws {
    let entry = try writing.nextNumber(of: CaseTables.merges)
    try writing.run(
      "INSERT INTO cases_merges (id, record, into_record, is_same, recorded_at, actor) VALUES (?, ?, ?, 1, ?, ?)",
      [
        SQLValue(entry), SQLValue(record.number), SQLValue(root), .integer(writing.instant.milliseconds), .text(actor),
      ])
    try writing.run(
      "UPDATE cases_records SET merged_into = ? WHERE id = ? OR merged_into = ?",
      [SQLValue(root), SQLValue(record.number), SQLValue(record.number)])
    try writing.run(
      "UPDATE cases_records SET is_open = 0, distance = NULL WHERE id = ?", [SQLValue(record.number)])
  }
}
