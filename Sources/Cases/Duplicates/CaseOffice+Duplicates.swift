public import Store

extension CaseOffice {
  /// Records of the officer's wards that may be of one person, in the order of their numbers; pairs that somebody found to be two
  /// people are left out.
  ///
  /// - Parameter limit: how many pairs are looked for.
  /// - Throws: `AccessError.refused`; `StoreError`; `LogError`.
  public func duplicates(to access: Access, limit: Int = 1_000) throws -> [DuplicateProposal] {
    let found = try file.read { reading in
      try access.requireAnywhere(.readCases, subject: "duplicates of cases")
      var grounds: [[Int]: Set<DuplicateProposal.Ground>] = [:]
      for (column, ground) in Self.columns {
        let pairs = try reading.all(
          """
          SELECT a.id, b.id, a.residence, a.report_ward, b.residence, b.report_ward
          FROM (SELECT \(column) AS value FROM cases_records WHERE \(column) IS NOT NULL AND merged_into IS NULL
            GROUP BY \(column) HAVING count(*) > 1) d
          JOIN cases_records a ON a.\(column) = d.value AND a.merged_into IS NULL
          JOIN cases_records b ON b.\(column) = d.value AND b.merged_into IS NULL AND b.id > a.id
          ORDER BY a.id, b.id
          """
        ) { row in
          ([row.int(0), row.int(1)], (2..<6).compactMap { row.optionalInt($0) })
        }
        for (pair, wards) in pairs where access.has(.readCases, among: wards) {
          grounds[pair, default: []].insert(ground)
        }
      }
      let parted = Set(
        try reading.all("SELECT record, into_record FROM cases_merges WHERE is_same = 0 AND undone_at IS NULL") {
          [$0.int(0), $0.int(1)].sorted()
        })
      return grounds.filter { !parted.contains($0.key) }.map {
        DuplicateProposal(first: $0.key[0], second: $0.key[1], grounds: $0.value)
      }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }.prefix(limit)
    }
    try file.write {
      $0.record(access.act("case.duplicates", subject: "duplicates of cases", facts: ["count": String(found.count)]))
    }
    return Array(found)
  }

  private static let columns: [(String, DuplicateProposal.Ground)] = [
    ("key", .identifier), ("citizen", .citizen), ("likeness", .likeness),
  ]

  /// Other records that may be of the same person as one.
  func alike(_ number: Int, _ reading: Reading) throws -> [Int] {
    guard let record = try CaseTables.record(number, reading) else { return [] }
    var found: Set<Int> = []
    let values: [SQLValue] = [SQLValue(record.key), SQLValue(record.citizen), SQLValue(record.likeness)]
    for ((column, _), value) in zip(Self.columns, values) where value != .null {
      found.formUnion(
        try reading.all(
          "SELECT id FROM cases_records WHERE \(column) = ? AND id <> ? AND merged_into IS NULL",
          [value, SQLValue(number)]
        ) { $0.int(0) })
    }
    let parted = try reading.all(
      "SELECT record, into_record FROM cases_merges WHERE (record = ? OR into_record = ?) AND is_same = 0 AND undone_at IS NULL",
      [SQLValue(number), SQLValue(number)]
    ) { $0.int(0) == number ? $0.int(1) : $0.int(0) }
    return found.subtracting(parted).sorted()
  }
}
