import Foundation
import GRDB
import Quantities
import Testing

@testable import Store

@Suite struct DatabaseFileTests {
  static let notes = Schema(
    name: "notes", steps: [Schema.Step("notes", ["CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, body TEXT)"])])

  let folder = TemporaryFolder()

  func open(_ name: String = "a.zonal", _ schemas: [Schema] = [Self.notes], mode: DatabaseFile.Mode = .readWrite) throws
    -> DatabaseFile
  { try DatabaseFile.open(folder.path(name), schemas: schemas, mode: mode) { Instant(milliseconds: 1000) } }

  func create(_ name: String = "a.zonal", _ schemas: [Schema] = [Self.notes]) throws -> DatabaseFile {
    try DatabaseFile.create(folder.path(name), schemas: schemas) { Instant(milliseconds: 1000) }
  }

  @Test func `what was written is read, after opening again too`() throws {
    let file = try create()
    try file.write { try $0.run("INSERT INTO notes VALUES (?, ?)", [7, "Hà Nội"]) }
    #expect(try file.read { try $0.all("SELECT id, body FROM notes") { "\($0.int(0)) \($0.text(1))" } } == ["7 Hà Nội"])
    try file.close()
    let again = try open()
    #expect(try again.read { try $0.first("SELECT body FROM notes WHERE id = ?", [7]) { $0.text(0) } } == "Hà Nội")
  }

  @Test func `what a transaction throws takes all of it back`() throws {
    struct Refused: Error {}
    let file = try create()
    #expect(throws: Refused.self) {
      try file.write { writing in
        try writing.run("INSERT INTO notes VALUES (1, 'a')")
        throw Refused()
      }
    }
    #expect(try file.read { try $0.first("SELECT count(*) FROM notes") { $0.int(0) } } == 0)
  }

  @Test func `every kind of value comes back as it went in`() throws {
    let file = try create("v", [Schema(name: "v", steps: [.init("v", ["CREATE TABLE v (n INTEGER, x)"])])])
    let values: [SQLValue] = [
      .integer(.min), .integer(.max), .text(""), .text("a\0b"), .bytes([]), .bytes([0, 255]), .null,
    ]
    try file.write { writing in
      for (number, value) in values.enumerated() {
        try writing.run("INSERT INTO v VALUES (?, ?)", [SQLValue(number), value])
      }
    }
    let read = try file.read { reading in
      try reading.all("SELECT typeof(x), x FROM v ORDER BY n") { row -> SQLValue in
        switch row.text(0) {
        case "integer": .integer(Int64(row.int(1)))
        case "text": .text(row.text(1))
        case "blob": .bytes(row.bytes(1))
        default: .null
        }
      }
    }
    #expect(read == values)
  }

  @Test func `a reader sees what was there when it began, and never waits`() throws {
    let file = try create()
    try file.read { reading in
      #expect(try reading.first("SELECT count(*) FROM notes") { $0.int(0) } == 0)
      // Another thread: one that reads cannot write before it has done.
      try elsewhere { try file.write { try $0.run("INSERT INTO notes VALUES (1, 'a')") } }
      #expect(try reading.first("SELECT count(*) FROM notes") { $0.int(0) } == 0)
    }
    #expect(try file.read { try $0.first("SELECT count(*) FROM notes") { $0.int(0) } } == 1)
  }

  @Test func `a reader does not wait for a writer that is in the middle of its work`() throws {
    let file = try create()
    try file.write { writing in
      try writing.run("INSERT INTO notes VALUES (1, 'a')")
      let seen = try elsewhere { try file.read { try $0.first("SELECT count(*) FROM notes") { $0.int(0) } } }
      #expect(seen == 0)
    }
  }

  @Test func `numbers of a sequence are never given twice, not even after a transaction that failed`() throws {
    struct Refused: Error {}
    let file = try create()
    #expect(try file.write { try $0.nextNumber(of: "notes") } == 1)
    #expect(try file.write { try $0.nextNumber(of: "notes", count: 10) } == 2)
    _ = try? file.write { writing in
      _ = try writing.nextNumber(of: "notes")
      throw Refused()
    }
    #expect(try file.write { try $0.nextNumber(of: "notes") } == 12)
    #expect(try file.write { try $0.nextNumber(of: "others") } == 1)
  }

  @Test func `a file that is there is not made again`() throws {
    _ = try create()
    #expect(throws: StoreError.exists(path: folder.path("a.zonal"))) { try create() }
  }

  @Test func `a missing, a foreign and a text file are refused and left as they are`() throws {
    #expect(throws: StoreError.missing(path: folder.path("a.zonal"))) { try open() }
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.zonal")))

    let other = try DatabaseQueue(path: folder.path("other.db"))
    try other.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path("other.db")))
    #expect(throws: StoreError.foreign(path: folder.path("other.db"))) { try open("other.db") }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("other.db"))) == before)

    try Data("id,name\n".utf8).write(to: URL(fileURLWithPath: folder.path("list.csv")))
    #expect(throws: StoreError.foreign(path: folder.path("list.csv"))) { try open("list.csv") }
  }

  @Test func `a file of a later version is refused and left as it is`() throws {
    var later = Self.notes
    later.steps.append(.init("more", ["ALTER TABLE notes ADD COLUMN author TEXT"]))
    try create("a.zonal", [later]).close()
    #expect(throws: StoreError.newer(path: folder.path("a.zonal"))) { try open() }
    #expect(throws: StoreError.newer(path: folder.path("a.zonal"))) { try open(mode: .readOnly) }
  }

  @Test func `a file of an earlier version is brought up to date with what is in it`() throws {
    let file = try create()
    try file.write { try $0.run("INSERT INTO notes VALUES (1, 'kept')") }
    try file.close()
    var later = Self.notes
    later.steps.append(.init("more", ["ALTER TABLE notes ADD COLUMN author TEXT"]))
    let again = try open("a.zonal", [later])
    let row = try again.read { try $0.first("SELECT body, author FROM notes") { ($0.text(0), $0.optionalText(1)) } }
    #expect(row?.0 == "kept")
    #expect(row?.1 == nil)
  }

  @Test func `what is committed waits for the disk`() throws {
    let file = try create()
    // 2 is FULL: without it the last commits before a power cut are lost.
    #expect(try file.write { try $0.first("PRAGMA synchronous") { $0.int(0) } } == 2)
    try file.close()
    #expect(try open().write { try $0.first("PRAGMA synchronous") { $0.int(0) } } == 2)
  }

  @Test func `what is rehearsed leaves nothing`() throws {
    let file = try create()
    let count = try file.rehearse { writing in
      try writing.run("INSERT INTO notes VALUES (1, 'a')")
      return try writing.first("SELECT count(*) FROM notes") { $0.int(0) }
    }
    #expect(count == 1)
    #expect(try file.read { try $0.first("SELECT count(*) FROM notes") { $0.int(0) } } == 0)
  }

  @Test func `foreign keys hold`() throws {
    let file = try create()
    #expect {
      try file.write {
        try $0.run(
          "INSERT INTO store_wards (id, vintage, place, code, name, area) VALUES (1, 99, 0, 'a', 'a', ?)", [.bytes([])])
      }
    } throws: { error in if case StoreError.constraint = error { true } else { false } }
  }

  @Test func `a damaged page is found`() throws {
    let file = try create()
    try file.write { writing in
      for i in 0..<2000 {
        try writing.run("INSERT INTO notes VALUES (?, ?)", [SQLValue(i), .text("note number \(i)")])
      }
    }
    try file.close()
    let url = URL(fileURLWithPath: folder.path("a.zonal"))
    var bytes = try Data(contentsOf: url)
    for i in 0..<512 { bytes[bytes.count - 4096 + i] ^= 0x5A }
    try bytes.write(to: url)
    let again = try open()
    #expect {
      try again.checkPages()
    } throws: { error in if case StoreError.damaged = error { true } else { false } }
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func `a file or folder that must not be written to is reported`() throws {
    try create().close()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path("a.zonal"))
    #expect(throws: StoreError.readOnly(path: folder.path("a.zonal"))) {
      try open().write { try $0.run("INSERT INTO notes VALUES (1, 'a')") }
    }
  }

  @Test func `a backup taken while others write is whole, and replaces nothing`() throws {
    let file = try create()
    try file.write { try $0.run("INSERT INTO notes VALUES (1, 'a')") }
    try file.write { writing in
      try writing.run("INSERT INTO notes VALUES (9, 'not yet')")
      try elsewhere { try file.backUp(to: folder.path("copy.zonal")) }
    }
    try file.write { try $0.run("INSERT INTO notes VALUES (2, 'b')") }
    let copy = try open("copy.zonal")
    #expect(try copy.read { try $0.all("SELECT id FROM notes") { $0.int(0) } } == [1])
    #expect(throws: StoreError.exists(path: folder.path("copy.zonal"))) {
      try file.backUp(to: folder.path("copy.zonal"))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("copy.zonal.part")))
  }
}
