import Quantities
import Testing

@testable import Store

/// Files of every earlier step of the tables that all databases have, with a row in every table.
@Suite struct EarlierStoresTests {
  static let rows: [Int: [String]] = [
    1: [
      "INSERT INTO store_settings (name, value) VALUES ('city', 'Hà Nội')",
      "INSERT INTO store_sequences (name, last) VALUES ('notes', 4)",
      "INSERT INTO store_vintages (id, name, digest, recorded_at) VALUES (1, '2021', 'cc', 7)",
      "INSERT INTO store_wards (id, vintage, place, code, name, area) VALUES (1, 1, 0, '00001', 'Phúc Xá', x'00')",
    ],
    2: [
      "INSERT INTO store_keys (purpose, number, wrapped, master, recorded_at) VALUES ('seal', 1, x'01', 'ab', 7)",
      """
      INSERT INTO store_rotations (table_name, column_name, key_number, resealed, complete)
      VALUES ('notes', 'sealed', 1, 0, 1)
      """,
    ],
    3: [
      """
      INSERT INTO store_log (number, recorded_at, actor, kind, subject, reason, facts, leaf)
      VALUES (1, 7, 'an', 'test.row', 'row 1', '', '{}', x'00')
      """,
      "INSERT INTO store_log_nodes (level, place, hash) VALUES (0, 0, x'00')",
      "INSERT INTO store_heads (size, root, recorded_at, previous) VALUES (1, x'00', 7, x'00')",
    ],
    4: [
      "INSERT INTO store_officers (id, name, role, area, recorded_at) VALUES (1, 'an', 'administrator', 'everything', 7)",
      "INSERT INTO store_retention (kind, days, recorded_at) VALUES ('citizen', 100, 7)",
    ],
    5: [
      """
      INSERT INTO store_rules (id, kind, name, version, digest, body, adopted_at, adopted_by)
      VALUES (1, 'permit-policy', 'hanoi-2021', '1', 'cc', 'id: hanoi-2021', 7, 'an')
      """
    ],
  ]

  static func tables(_ file: DatabaseFile) throws -> [String] {
    try file.read {
      try $0.all("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name") {
        "\($0.text(0)) \($0.text(1)): \($0.text(2))"
      }
    }
  }

  @Test func `every step has rows to be kept`() { #expect(Set(Self.rows.keys) == Set(1...Schema.store.steps.count)) }

  @Test(arguments: 1...Schema.store.steps.count)
  func `a file of every earlier step has the tables of today and the rows of before`(steps: Int) throws {
    let folder = TemporaryFolder()
    let fresh = try DatabaseFile.create(folder.path("fresh"), schemas: []) { Instant(milliseconds: 1000) }
    try DatabaseFile.createFrame(folder.path("old"))
    func connect(upTo: Int?) throws -> DatabaseFile {
      try DatabaseFile.connect(
        folder.path("old"), schemas: [], mode: .readWrite, upTo: upTo.map { ["store": $0] }
      ) { Instant(milliseconds: 1000) }
    }
    let old = try connect(upTo: steps)
    var counts: [String: Int] = [:]
    try old.write { writing in
      for statement in (1...steps).flatMap({ Self.rows[$0] ?? [] }) {
        try writing.run(statement)
        counts[String(statement.split(separator: " ")[2]), default: 0] += 1
      }
    }
    #expect(try (Self.tables(old) == Self.tables(fresh)) == (steps == Schema.store.steps.count))
    try old.close()
    // The log's row is made up, so that the end of the log must not be looked at.
    let opened = try connect(upTo: nil)
    #expect(try Self.tables(opened) == Self.tables(fresh))
    try opened.checkPages()
    for (table, count) in counts {
      #expect(try opened.read { try $0.first("SELECT count(*) FROM \(table)") { $0.int(0) } } == count, "\(table)")
    }
    try opened.write { writing in
      for step in steps + 1..<Schema.store.steps.count + 1 {
        for statement in Self.rows[step] ?? [] { try writing.run(statement) }
      }
    }
  }
}
