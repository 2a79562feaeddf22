import Quantities
public import Store

extension CaseOffice {
  /// Puts a record under another one of the same person: from then on both are read and counted as one.
  ///
  /// What was said stays with the record that it was said of, so that it can be undone.
  ///
  /// - Parameters:
  ///   - number: the record that is put away; neither it nor the other may stand under a third.
  ///   - into: the one under which both are read.
  /// - Returns: the number of the merge, by which it is undone, and what is now said of the person.
  /// - Throws: `AccessError.refused`; `CaseError.notFound`, `.merged`, `.unusable`, `.notInForce`; `StoreError`.
  public func merge(_ number: Int, into target: Int, _ rules: CaseRules, by access: Access) throws -> CaseReceipt {
    try file.write { writing in
      let record = try changeable(number, by: access, writing)
      let other = try changeable(target, by: access, writing)
      guard number != target else { throw CaseError.unusable(what: "the merge", why: "it is the same record") }
      for one in [record, other] { if let root = one.mergedInto { throw CaseError.merged(into: root) } }
      let entry = try addMerge(number, target, isSame: true, access, writing)
      // Those who met the record must be looked at as it was, too.
      let around = try EvidenceReader(ContactGraph(rules, writing)).neighbours(number)
      try writing.run(
        "UPDATE cases_records SET merged_into = ? WHERE id = ? OR merged_into = ?",
        [SQLValue(target), SQLValue(number), SQLValue(number)])
      try writing.run(
        "UPDATE cases_records SET is_open = 0, distance = NULL WHERE id = ?", [SQLValue(number)])
      var rows = try SettledRows(rules, actor: access.officer.name, writing)
      rows.take(out: record)
      try rows.feed()
      let verdicts = try CaseSettling.settle(
        [target] + around.sorted(), rules, actor: access.officer.name, writing)
      writing.record(
        access.act(
          "case.merge", subject: "case \(number)", facts: ["into": String(target), "merge": String(entry)]))
      return CaseReceipt(number: target, verdict: verdicts[target]!, alike: [], entry: entry)
    }
  }

  /// Undoes a merge: both records are again what they would be without it.
  ///
  /// - Parameter merge: its number.
  /// - Returns: what is said of the record that had been put away.
  /// - Throws: `AccessError.refused`; `CaseError.notMerged`, `.notFound`, `.notInForce`; `StoreError`.
  public func undo(merge: Int, _ rules: CaseRules, by access: Access) throws -> CaseReceipt {
    try file.write { writing in
      try access.requireAnywhere(.changeCases, subject: "merge \(merge)")
      let pair = try writing.first(
        "SELECT record, into_record FROM cases_merges WHERE id = ? AND undone_at IS NULL", [SQLValue(merge)]
      ) { ($0.int(0), $0.int(1)) }
      guard let (number, target) = pair else { throw CaseError.notMerged }
      _ = try changeable(number, by: access, writing)
      _ = try changeable(target, by: access, writing)
      try writing.run(
        "UPDATE cases_merges SET undone_at = ?, undone_by = ? WHERE id = ?",
        [.integer(writing.instant.milliseconds), .text(access.officer.name), SQLValue(merge)])
      var changed = [number, target]
      let root = try ContactGraph(rules, writing).root(target)
      changed += try EvidenceReader(ContactGraph(rules, writing)).neighbours(root).sorted()
      let below = try tree(under: number, writing)
      try writing.run("UPDATE cases_records SET merged_into = NULL WHERE id = ?", [SQLValue(number)])
      for one in below where one != number {
        try writing.run("UPDATE cases_records SET merged_into = ? WHERE id = ?", [SQLValue(number), SQLValue(one)])
      }
      let verdicts = try CaseSettling.settle(changed, rules, actor: access.officer.name, writing)
      writing.record(
        access.act(
          "case.undo-merge", subject: "case \(number)", facts: ["from": String(target), "merge": String(merge)]))
      return CaseReceipt(number: number, verdict: verdicts[number]!, alike: [], entry: merge)
    }
  }

  /// Says that two records are of two people, so that they are not proposed again; it is undone as a merge is.
  ///
  /// - Throws: `AccessError.refused`; `CaseError.notFound`; `StoreError`.
  @discardableResult
  public func part(_ first: Int, _ second: Int, by access: Access) throws -> Int {
    try file.write { writing in
      _ = try changeable(first, by: access, writing)
      _ = try changeable(second, by: access, writing)
      let entry = try addMerge(first, second, isSame: false, access, writing)
      writing.record(
        access.act("case.part", subject: "case \(first)", facts: ["from": String(second), "merge": String(entry)]))
      return entry
    }
  }

  private func addMerge(
    _ number: Int, _ target: Int, isSame: Bool, _ access: Access, _ writing: Writing
  ) throws -> Int {
    let entry = try writing.nextNumber(of: CaseTables.merges)
    try writing.run(
      "INSERT INTO cases_merges (id, record, into_record, is_same, recorded_at, actor) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(entry), SQLValue(number), SQLValue(target), SQLValue(isSame ? 1 : 0),
        .integer(writing.instant.milliseconds), .text(access.officer.name),
      ])
    return entry
  }

  /// A record and those that were put under it, directly or by way of others.
  private func tree(under number: Int, _ reading: Reading) throws -> [Int] {
    var found = [number]
    var place = 0
    while place < found.count {
      found += try reading.all(
        "SELECT record FROM cases_merges WHERE into_record = ? AND is_same = 1 AND undone_at IS NULL ORDER BY id",
        [SQLValue(found[place])]
      ) { $0.int(0) }.filter { !found.contains($0) }
      place += 1
    }
    return found
  }
}
