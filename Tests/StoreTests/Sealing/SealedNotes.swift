import Quantities

@testable import Store

/// A database with a table of sealed notes, and the key that opens it.
struct SealedNotes {
  static let schema = Schema(
    name: "notes",
    steps: [
      Schema.Step("notes", ["CREATE TABLE notes_sealed (id INTEGER NOT NULL PRIMARY KEY, sealed BLOB, hash BLOB)"])
    ])
  static let column = SealedColumn(table: "notes_sealed")

  let folder: TemporaryFolder
  var file: DatabaseFile
  let masterKey: MasterKey

  init() throws {
    folder = TemporaryFolder()
    masterKey = MasterKey()
    file = try DatabaseFile.create(folder.path("a.zonal"), schemas: [Self.schema]) { Instant(milliseconds: 1000) }
  }

  func reopened() throws -> DatabaseFile {
    try DatabaseFile.open(file.path, schemas: [Self.schema]) { Instant(milliseconds: 2000) }
  }

  func ring() throws -> KeyRing { try KeyRing.open(file, masterKey: masterKey, actor: "test") }

  static func text(_ row: Int) -> String { "Nguyễn Thị Số \(row), 0\(910_000_000 + row)" }

  func fill(_ rows: Range<Int>, _ sealer: Sealer) throws {
    try file.write { writing in
      for row in rows {
        let sealed = sealer.seal(Array(Self.text(row).utf8), table: "notes_sealed", row: row)
        try writing.run(
          "INSERT INTO notes_sealed VALUES (?, ?, ?)",
          [SQLValue(row), .bytes(sealed), .bytes(sealer.lookup(Self.text(row)))])
      }
    }
  }

  /// The texts of all rows, opened, and the numbers of the keys that they are under.
  func texts(_ sealer: Sealer) throws -> (texts: [String], keys: Set<Int>) {
    let rows = try file.read {
      try $0.all("SELECT id, sealed FROM notes_sealed ORDER BY id") { ($0.int(0), $0.bytes(1)) }
    }
    let texts = try rows.map {
      String(decoding: try sealer.open($0.1, table: "notes_sealed", row: $0.0), as: UTF8.self)
    }
    return (texts, Set(rows.map { Int($0.1[0]) }))
  }
}
