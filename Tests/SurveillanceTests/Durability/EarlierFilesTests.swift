import Quantities
import Store
import TestSupport
import Testing

@testable import Surveillance

/// Files that were made by earlier versions of the program: brought up to date, they are those of today, with what was in them.
@Suite struct EarlierFilesTests {
  /// A row for every table of each step, in an order that foreign keys allow.
  static let rows: [Int: [String]] = [
    1: [
      "INSERT INTO surveillance_sources (id, name) VALUES (1, 'CDC')",
      "INSERT INTO surveillance_products (id, name) VALUES (1, 'Comirnaty')",
      """
      INSERT INTO surveillance_imports (id, kind, source, file, recorded_at, row_count)
      VALUES (1, 'cases', 1, 'cases.csv', 7, 1)
      """,
      """
      INSERT INTO surveillance_reports (id, import, record, version, known_at, vintage, ward, day, stratum, count)
      VALUES (1, 1, 'HN1', 1, 7, 1, 0, 18000, 0, 1)
      """,
      "INSERT INTO surveillance_records (key, report) VALUES (x'00010203', 1)",
      "INSERT INTO surveillance_tally (vintage, ward, known_day, day, stratum, count) VALUES (1, 0, 0, 18000, 0, 1)",
    ],
    2: [
      "INSERT INTO surveillance_population (import, ward, thousandths) VALUES (1, 1, 4191000)",
      "INSERT INTO surveillance_measures (import, measure, ward, day, millionths) VALUES (1, 'beds', 1, 18000, 5)",
      """
      INSERT INTO surveillance_decrees (number, id, version, recorded_at, name, place, level, authority, act, article, citation,
        reason, approver, from_moment, repeals)
      VALUES (1, 'zone 1', 1, 7, '', '', 'red', '', 'Directive 20', '', '', '', '', 9, '')
      """,
    ],
    3: [
      """
      INSERT INTO surveillance_criteria (id, name, version, digest, body, recorded_at)
      VALUES (1, 'vn-4800', '1', 'aa', 'id: vn-4800', 7)
      """,
      """
      INSERT INTO surveillance_revisions (number, depth, vintage, criteria, on_day, known_at, case_window, inputs_digest,
        population_source, state, drafted_at, drafted_by, act, reason)
      VALUES (1, 0, 1, 1, 18000, 7, 7, 'bb', 'table', 'draft', 7, 'an', '', '')
      """,
      "INSERT INTO surveillance_statuses (ward, revision, class, body) VALUES (1, 1, 0, x'00')",
      "INSERT INTO surveillance_announcements (revision, ward, class, effective_at) VALUES (1, 1, 0, 9)",
      "INSERT INTO surveillance_citations (decision, revision, recorded_at) VALUES ('permit 1', 1, 7)",
    ],
    4: ["INSERT INTO surveillance_findings (import, code, severity, count) VALUES (1, 'invalid_date', 'rejected', 3)"],
  ]

  static let ward = [
    "INSERT INTO store_vintages (id, name, digest, recorded_at) VALUES (1, '2021', 'cc', 7)",
    "INSERT INTO store_wards (id, vintage, place, code, name, area) VALUES (1, 1, 0, '00001', 'Phúc Xá', x'00')",
  ]

  static func tables(_ file: DatabaseFile) throws -> [String] {
    try file.read {
      try $0.all("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name") {
        "\($0.text(0)) \($0.text(1)): \($0.text(2))"
      }
    }
  }

  @Test func `every step has rows to be kept`() {
    #expect(Set(Self.rows.keys) == Set(1...Schema.surveillance.steps.count))
  }

  @Test(arguments: 0...Schema.surveillance.steps.count)
  func `a file of every earlier step becomes one of today with its rows`(steps: Int) throws {
    let folder = TemporaryFolder()
    let clock = TestClock()
    let fresh = try DatabaseFile.create(folder.path("fresh"), schemas: [.surveillance]) { clock.now }
    let earlier = Schema(name: "surveillance", steps: Array(Schema.surveillance.steps.prefix(steps)))
    let old = try DatabaseFile.create(folder.path("old"), schemas: steps == 0 ? [] : [earlier]) { clock.now }
    var counts: [String: Int] = [:]
    try old.write { writing in
      for statement in Self.ward + (1...max(steps, 1)).filter({ $0 <= steps }).flatMap({ Self.rows[$0] ?? [] }) {
        try writing.run(statement)
        let table = statement.split(separator: " ")[2]
        counts[String(table), default: 0] += 1
      }
    }
    if steps < Schema.surveillance.steps.count { #expect(try Self.tables(old) != Self.tables(fresh)) }
    try old.close()
    let opened = try DatabaseFile.open(folder.path("old"), schemas: [.surveillance]) { clock.now }
    #expect(try Self.tables(opened) == Self.tables(fresh))
    try opened.checkPages()
    for (table, count) in counts {
      #expect(try opened.read { try $0.first("SELECT count(*) FROM \(table)") { $0.int(0) } } == count, "\(table)")
    }
    if steps > 0 {
      // Imports of before know the last day of what they brought.
      let last = try opened.read {
        try $0.first("SELECT last_day FROM surveillance_imports WHERE id = 1") { $0.optionalInt(0) }
      }
      #expect(last == (steps < 4 ? 18000 : .some(nil)))
    }
    // What comes after in the steps can be written.
    try opened.write { writing in
      for step in steps + 1..<Schema.surveillance.steps.count + 1 {
        for statement in Self.rows[step] ?? [] { try writing.run(statement) }
      }
    }
    try opened.checkPages()
  }
}
