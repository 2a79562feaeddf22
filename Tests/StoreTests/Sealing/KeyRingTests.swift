import Foundation
import Quantities
import Testing

@testable import Store

@Suite struct KeyRingTests {
  let notes: SealedNotes

  init() throws { notes = try SealedNotes() }

  @Test func `keys are made once, and open what they sealed after the file was opened again`() throws {
    try notes.fill(0..<10, notes.ring().sealer)
    try notes.file.close()
    var again = notes
    again.file = try notes.reopened()
    let ring = try again.ring()
    #expect(try again.texts(ring.sealer).texts == (0..<10).map(SealedNotes.text))
    #expect(ring.sealer.currentKey == 1)
    let row = try again.file.read { reading in
      try reading.first("SELECT id FROM notes_sealed WHERE hash = ?", [.bytes(ring.sealer.lookup(SealedNotes.text(7)))])
      {
        $0.int(0)
      }
    }
    #expect(row == 7)
  }

  @Test func `another key is recognised by its fingerprint, and nothing is changed`() throws {
    _ = try notes.ring()
    let other = MasterKey()
    let error = SealingError.wrongKey(
      path: notes.file.path, wanted: notes.masterKey.fingerprint, given: other.fingerprint)
    #expect(throws: error) { try KeyRing.open(notes.file, masterKey: other, actor: "test") }
    #expect(throws: error) { try KeyRing.rewrap(notes.file, from: other, to: MasterKey(), actor: "test") }
    #expect(throws: error) { try KeyRing.renew(.seal, of: notes.file, masterKey: other, actor: "test") }
    #expect(try notes.ring().sealer.currentKey == 1)
  }

  @Test func `a wrapped key that was altered or exchanged for another is named`() throws {
    _ = try notes.ring()
    try notes.file.write { writing in
      let lookup = try writing.first("SELECT wrapped FROM store_keys WHERE purpose = 'lookup'") { $0.bytes(0) }!
      try writing.run("UPDATE store_keys SET wrapped = ? WHERE purpose = 'seal'", [.bytes(lookup)])
    }
    #expect(throws: SealingError.damagedKey(purpose: "seal", number: 1)) { try notes.ring() }
  }

  @Test func `a file that is opened for reading alone gets no keys`() throws {
    try notes.file.close()
    let file = try DatabaseFile.open(notes.file.path, schemas: [SealedNotes.schema], mode: .readOnly) {
      .init(milliseconds: 0)
    }
    #expect(throws: SealingError.noDataKeys(path: file.path)) {
      try KeyRing.open(file, masterKey: notes.masterKey, actor: "test")
    }
  }

  @Test func `another master key opens all, and the old one nothing`() throws {
    try notes.fill(0..<10, notes.ring().sealer)
    let new = MasterKey()
    let ring = try KeyRing.rewrap(notes.file, from: notes.masterKey, to: new, actor: "test")
    #expect(try notes.texts(ring.sealer).texts == (0..<10).map(SealedNotes.text))
    #expect(throws: SealingError.self) { try notes.ring() }
    #expect(try KeyRing.open(notes.file, masterKey: new, actor: "test").sealer.currentKey == 1)
  }

  @Test func `a stolen file shows no text, no identifier and no key`() throws {
    let sealer = try notes.ring().sealer
    try notes.fill(0..<500, sealer)
    try notes.file.close()
    var found = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: notes.folder.url.path) {
      let bytes = try Data(contentsOf: notes.folder.url.appendingPathComponent(name))
      let key = Data([UInt8](hexadecimal: notes.masterKey.text)!)
      for secret in [Data("Nguyễn".utf8), Data("0910000".utf8), Data(notes.masterKey.text.utf8), key] {
        #expect(bytes.range(of: secret) == nil)
      }
      // The search itself works: what is not sealed is found.
      if bytes.range(of: Data("notes_sealed".utf8)) != nil { found += 1 }
    }
    #expect(found > 0)
  }
}
