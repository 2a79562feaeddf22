import Quantities

@testable import Store

/// A signed database with wards of two vintages, officers, and notes about people in them.
///
/// Wards by number: 1 and 2 (codes 0101, 0102) in district D1, 3 (0201) in district D2, all of before a reform; 4 (code 0101 again) without
/// district and 5 (0301) of after it.
struct City {
  static let schema = Schema(
    name: "notes",
    steps: [
      Schema.Step("notes", ["CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, ward INTEGER NOT NULL, day INTEGER)"])
    ])

  let folder = TemporaryFolder()
  let file: DatabaseFile
  let masterKey = MasterKey()

  init() throws {
    file = try DatabaseFile.create(folder.path("a.zonal"), schemas: [Self.schema]) { Instant(milliseconds: 1000) }
    _ = try KeyRing.open(file, masterKey: masterKey, actor: "test")
    try file.write { writing in
      for vintage in 1...2 {
        try writing.run(
          "INSERT INTO store_vintages (id, name, digest, recorded_at) VALUES (?, ?, '', 0)",
          [SQLValue(vintage), .text("vintage \(vintage)")])
      }
      let wards: [(Int, Int, String, String?)] = [
        (1, 1, "0101", "D1"), (2, 1, "0102", "D1"), (3, 1, "0201", "D2"), (4, 2, "0101", nil), (5, 2, "0301", nil),
      ]
      for (id, vintage, code, district) in wards {
        try writing.run(
          """
          INSERT INTO store_wards (id, vintage, place, code, name, district_code, area) VALUES (?, ?, ?, ?, '', ?, ?)
          """,
          [SQLValue(id), SQLValue(vintage), SQLValue(id), .text(code), SQLValue(district), .bytes([])])
        try writing.run("INSERT INTO notes VALUES (?, ?, ?)", [SQLValue(id), SQLValue(id), SQLValue(id * 10)])
      }
      try Officers.makeFirst("root", writing)
    }
  }

  func access(_ role: Role, _ area: AreaLimit = .everything, purpose: Purpose = .contactTracing) throws -> Access {
    try file.read {
      try Access(
        Officer(id: 99, name: "tester", role: role, area: area), purpose: purpose, at: Instant(milliseconds: 1000), $0)
    }
  }

  func access(name: String) throws -> Access {
    try file.read { try Access(name: name, purpose: .administration, at: Instant(milliseconds: 1000), $0) }
  }

  /// The acts of a kind, in order.
  func acts(_ kind: String) throws -> [Act] {
    try file.read { try DecisionLog.entries(from: 1, count: .max, $0).map(\.act).filter { $0.kind == kind } }
  }

  /// Reads a note as a target would.
  func note(_ id: Int, for access: Access) throws -> Int? {
    try file.disclose(.readCitizens, to: access, kind: "citizen.read") { reading in
      try reading.first("SELECT ward, day FROM notes WHERE id = ?", [SQLValue(id)]) {
        Disclosure($0.int(1), subject: "citizen \(id)", wards: [$0.int(0)])
      }
    }
  }
}
