import Foundation
import Quantities
import Testing

@testable import Store

@Suite struct RotationTests {
  struct Killed: Error {}

  var notes: SealedNotes
  var rotation = Rotation(columns: [SealedNotes.column])

  init() throws {
    notes = try SealedNotes()
    rotation.batch = 7
    try notes.fill(-20..<30, notes.ring().sealer)
    try notes.file.write { try $0.run("INSERT INTO notes_sealed VALUES (30, NULL, NULL)") }
  }

  func renewed() throws -> KeyRing {
    try KeyRing.renew(.seal, of: notes.file, masterKey: notes.masterKey, actor: "test")
  }

  var filled: [String] { (-20..<30).map(SealedNotes.text) }

  func texts(_ sealer: Sealer) throws -> ([String], Set<Int>) {
    try notes.file.write { try $0.run("DELETE FROM notes_sealed WHERE sealed IS NULL") }
    return try notes.texts(sealer)
  }

  @Test func `all values are under the new key after the walk, and none is after a second`() throws {
    let ring = try renewed()
    #expect(ring.sealer.currentKey == 2)
    #expect(try rotation.run(notes.file, with: ring.sealer, actor: "test") == 50)
    let (texts, keys) = try texts(ring.sealer)
    #expect(texts == filled)
    #expect(keys == [2])
    #expect(try rotation.run(notes.file, with: ring.sealer, actor: "test") == 50)
  }

  @Test mutating func `a walk that was killed after any batch goes on where it was, and reads all meanwhile`() throws {
    var number = 1
    for batches in 1...8 {
      number += 1
      let ring = try renewed()
      var left = batches
      let walk = rotation
      #expect(throws: Killed.self) {
        try walk.run(notes.file, with: ring.sealer, actor: "test") { _, _ in
          left -= 1
          if left == 0 { throw Killed() }
        }
      }
      try notes.file.close()
      notes.file = try notes.reopened()
      let again = try notes.ring()
      let middle = try texts(again.sealer)
      #expect(middle.0 == filled)
      #expect(middle.1.contains(number))
      #expect(middle.1.contains(number - 1) == (batches * 7 < 50))
      var first: Int?
      #expect(
        try rotation.run(notes.file, with: again.sealer, actor: "test") { _, rows in first = first ?? rows } == 50)
      #expect(first == nil || first! > min(50, batches * 7) - 1)
      #expect(try texts(again.sealer).1 == [number])
    }
  }

  @Test func `a process that is killed between or within batches loses nothing and leaves none half done`() async throws
  {
    let keyFile = notes.folder.path("k")
    try notes.masterKey.write(to: keyFile)
    let path = notes.file.path
    _ = try renewed()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, keyFile = keyFile as String] in
      let file = try DatabaseFile.open(path, schemas: [SealedNotes.schema]) { Instant(milliseconds: 0) }
      let ring = try KeyRing.open(file, masterKey: MasterKey(file: keyFile), actor: "test")
      var rotation = Rotation(columns: [SealedNotes.column])
      rotation.batch = 7
      try rotation.run(file, with: ring.sealer, actor: "test") { _, rows in
        guard rows == 14 else { return }
        try file.write { writing in
          let step = try SealedNotes.column.reseal(after: nil, count: 40, with: ring.sealer, writing)
          if step?.resealed == 26 { kill(getpid(), SIGKILL) }
        }
      }
    }
    let sealer = try notes.ring().sealer
    let keys = try notes.file.read { try $0.all("SELECT sealed FROM notes_sealed ORDER BY id") { $0.bytes(0).first } }
    #expect(keys.prefix(14).allSatisfy { $0 == 2 })
    #expect(keys[14..<50].allSatisfy { $0 == 1 })
    #expect(try rotation.run(notes.file, with: sealer, actor: "test") == 50)
    #expect(try texts(sealer) == (filled, [2]))
    try notes.file.checkPages()
    #expect(try LogVerification().run(notes.file).isIntact)
  }

  @Test func `values that an old ring added behind the walk are found by the next`() throws {
    let old = try notes.ring().sealer
    let ring = try renewed()
    try rotation.run(notes.file, with: ring.sealer, actor: "test")
    try notes.file.write { writing in
      let sealed = old.seal(Array("late".utf8), table: "notes_sealed", row: -50)
      try writing.run("INSERT INTO notes_sealed VALUES (-50, ?, NULL)", [.bytes(sealed)])
    }
    #expect(throws: SealingError.stillUsed(number: 1, table: "notes_sealed", rows: 1)) { try destroy(1) }
    try rotation.run(notes.file, with: ring.sealer, actor: "test")
    let (texts, keys) = try texts(ring.sealer)
    #expect(texts == ["late"] + filled)
    #expect(keys == [2])
  }

  func destroy(_ number: Int) throws -> KeyRing {
    try KeyRing.destroy(
      sealKey: number, of: notes.file, masterKey: notes.masterKey, columns: rotation.columns, actor: "test")
  }

  @Test func `a key is destroyed only when nothing needs it`() throws {
    #expect(throws: SealingError.notRetirable(number: 1)) { try destroy(1) }
    let ring = try renewed()
    #expect(throws: SealingError.stillUsed(number: 1, table: "notes_sealed", rows: 50)) { try destroy(1) }
    #expect(throws: SealingError.notRetirable(number: 2)) { try destroy(2) }
    #expect(throws: SealingError.notRetirable(number: 9)) { try destroy(9) }
    try rotation.run(notes.file, with: ring.sealer, actor: "test")
    let after = try destroy(1)
    #expect(try texts(after.sealer).0 == filled)
    #expect(
      try notes.file.read { try $0.all("SELECT number FROM store_keys WHERE purpose = 'seal'") { $0.int(0) } } == [2])
  }
}
