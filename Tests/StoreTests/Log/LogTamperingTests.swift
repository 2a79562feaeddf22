import Foundation
import Quantities
import Testing

@testable import Store

/// What someone who can write to the file may try.
@Suite struct LogTamperingTests {
  @Test(arguments: [true, false])
  func `a byte that is flipped in any column of an entry or a head is found`(signed: Bool) throws {
    let journal = try Journal(signed: signed)
    try journal.add([1, 2, 3, 1])
    let heads = ["root", "previous"] + (signed ? ["signature"] : [])
    try flip(["actor", "kind", "subject", "reason", "facts", "leaf"], "store_log WHERE number = 5", journal)
    try flip(heads, "store_heads WHERE size = \(signed ? 4 : 3)", journal)
    try flip(heads, "store_heads WHERE size = \(try journal.head()!.size)", journal)
  }

  @Test func `a byte that is flipped in a kept hash is found`() throws {
    let journal = try Journal(signed: true)
    try journal.add([255])
    try flip(["hash"], "store_log_nodes WHERE place = 0", journal)
  }

  /// Flips a bit of every byte of columns, one after the other.
  func flip(_ columns: [String], _ row: String, _ journal: Journal) throws {
    for column in columns {
      let (bytes, isText) = try journal.file.read {
        try $0.first("SELECT \(column), typeof(\(column)) FROM \(row)") { ($0.bytes(0), $0.text(1) == "text") }!
      }
      func put(_ bytes: [UInt8]) throws {
        let update = row.replacingOccurrences(
          // As text where it is text, also when the bytes are no UTF-8 any more.
          of: " WHERE", with: " SET \(column) = \(isText ? "CAST(? AS TEXT)" : "?") WHERE")
        try journal.file.write { try $0.run("UPDATE \(update)", [.bytes(bytes)]) }
      }
      #expect(bytes.count > 0)
      for position in bytes.indices {
        var altered = bytes
        altered[position] ^= 1 << (position & 7)
        try put(altered)
        #expect(!(try journal.findings()).isEmpty, "\(row), \(column), byte \(position)")
      }
      try put(bytes)
      #expect(try journal.findings() == [])
    }
  }

  @Test func `a byte that is flipped anywhere in the file is found, or changes nothing in the log`() throws {
    let journal = try Journal(signed: true)
    try journal.add([1, 1, 3, 1, 30, 1, 8])
    try journal.file.close()
    let path = journal.folder.path("b.zonal")
    let original = try Data(contentsOf: URL(fileURLWithPath: journal.file.path))
    func contents(_ file: DatabaseFile) throws -> [String] {
      try file.read { reading in
        try ["log", "log_nodes", "heads"].flatMap { table in
          try reading.all("SELECT * FROM store_\(table) ORDER BY 1, 2") { row in
            (0..<(table == "log" ? 8 : table == "heads" ? 6 : 3)).map { "\(row.kind($0)) \(row.bytes($0))" }.joined()
          }
        }
      }
    }
    func check(_ bytes: Data) throws -> (contents: [String], isIntact: Bool) {
      try bytes.write(to: URL(fileURLWithPath: path))
      defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
      let file = try DatabaseFile.open(path, schemas: [], mode: .readOnly) { Instant(milliseconds: 0) }
      defer { try? file.close() }
      let report = try LogVerification().run(file)
      return (try contents(file), report.isIntact)
    }
    let wanted = try check(original)
    #expect(wanted.isIntact)
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Seeded(seed)
    var found = 0
    for _ in 0..<150 {
      let position = Int.random(in: 0..<original.count, using: &random)
      var altered = original
      altered[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      // What the engine refuses to read is found, too.
      guard let outcome = try? check(altered) else {
        found += 1
        continue
      }
      if !outcome.isIntact { found += 1 }
      #expect(!outcome.isIntact || outcome.contents == wanted.contents, "seed \(seed), byte \(position)")
    }
    #expect(found > 0)
  }

  @Test func `two entries that are exchanged are both found`() throws {
    let journal = try LogVerificationTests.journal()
    try journal.tamper(
      "UPDATE store_log SET number = -20 WHERE number = 20", "UPDATE store_log SET number = 20 WHERE number = 21",
      "UPDATE store_log SET number = 21 WHERE number = -20")
    #expect(try journal.findings().prefix(2) == [.entryAltered(number: 20), .entryAltered(number: 21)])
    // With hashes that fit their new places, the signed head over them shows it.
    try journal.rehash()
    #expect(try journal.findings() == [.entriesDiffer(first: 6, last: 255)])
  }

  @Test func `who makes the whole log anew without its key is found by the signature`() throws {
    let journal = try LogVerificationTests.journal()
    try journal.tamper("UPDATE store_log SET reason = 'as it never was' WHERE number = 100")
    try journal.rehash()
    try journal.remakeHeads(signer: nil, keepingSignatures: true)
    #expect(try journal.findings() == [.headAltered(size: 602)])
    try journal.remakeHeads(signer: nil, keepingSignatures: false)
    #expect(try journal.findings() == [.headUnsigned(size: 602)])
  }

  @Test func `who exchanges the key for their own is found by a public key that was kept elsewhere`() throws {
    let journal = try LogVerificationTests.journal()
    let kept = try journal.publicKeys()[1]!
    let forger = try LogKey(number: 1, seed: MasterKey().key)
    try journal.tamper("UPDATE store_log SET reason = 'as it never was' WHERE number = 100")
    try journal.rehash()
    try journal.remakeHeads(signer: forger, keepingSignatures: false)
    try journal.file.write {
      try $0.run("UPDATE store_keys SET public_key = ? WHERE purpose = 'log'", [.bytes(forger.publicKey)])
    }
    // The file alone is in order.
    #expect(try journal.findings() == [])
    #expect(try journal.findings { $0.publicKeys = [kept] } == [.keyUnknown(size: 602, key: 1)])
    #expect(throws: SealingError.damagedKey(purpose: "log", number: 1)) {
      try KeyRing.open(journal.file, masterKey: journal.masterKey, actor: "test")
    }
  }

  @Test func `a file that was rolled back is found by a head that was kept elsewhere, and by nothing else`() throws {
    let journal = try LogVerificationTests.journal()
    let early = try journal.head()!
    try journal.file.backUp(to: journal.folder.path("old.zonal"))
    try journal.add([4, 1])
    let late = try journal.head()!
    #expect(try journal.findings { $0.given = [late, early] } == [])
    var old = journal
    old.file = try DatabaseFile.open(journal.folder.path("old.zonal"), schemas: []) { Instant(milliseconds: 0) }
    #expect(try old.findings { $0.given = [early] } == [])
    #expect(try old.findings { $0.given = [early, late] } == [.rolledBack(size: 602, given: 607)])
    // It goes on as if nothing had been, and as far as before.
    _ = try KeyRing.open(old.file, masterKey: journal.masterKey, actor: "test")
    try old.file.write { writing in for number in 1...5 { writing.record(Journal.act(number)) } }
    #expect(try old.findings() == [])
    #expect(try old.findings { $0.given = [late] } == [.historyDiffers(given: 607)])
  }

  @Test func `a head of another log is not believed`() throws {
    let journal = try LogVerificationTests.journal()
    let other = try LogVerificationTests.journal()
    let head = try other.head()!
    #expect(
      try journal.findings { $0.given = [head] } == [.givenHeadForged(size: 602), .historyDiffers(given: 602)])
    var forged = try journal.head()!
    forged.size = 700
    #expect(
      try journal.findings { $0.given = [forged] }
        == [.givenHeadForged(size: 700), .rolledBack(size: 602, given: 700)])
  }

  @Test func `a log that was altered all over has its findings counted and the first of them kept`() throws {
    let journal = try Journal(signed: true)
    try journal.add([1500])
    try journal.tamper("UPDATE store_log SET actor = 'nobody'")
    let report = try journal.verify()
    #expect(report.findings.count == LogReport.keptFindings)
    #expect(report.findingCount >= 1501)
    #expect(report.head == nil)
  }
}

extension Journal {
  /// Makes the entries' hashes fit their rows, which needs no key.
  func rehash() throws {
    try file.write { writing in
      for entry in try DecisionLog.entries(from: 1, count: .max, writing) {
        try writing.run(
          "UPDATE store_log SET leaf = ? WHERE number = ?", [.bytes(entry.leaf.bytes), SQLValue(entry.number)])
      }
    }
  }

  /// Makes kept hashes, roots and the chain of heads fit the entries, which needs no key either; signatures do.
  func remakeHeads(signer: LogKey?, keepingSignatures: Bool) throws {
    try file.write { writing in
      let leaves = try DecisionLog.entries(from: 1, count: .max, writing).map(\.leaf)
      let heads = try writing.all("SELECT \(LogRows.headColumns) FROM store_heads ORDER BY size") { TreeHead($0)! }
      try writing.run("DELETE FROM store_heads")
      try writing.run("DELETE FROM store_log_nodes")
      var frontier = TreeFrontier()
      for leaf in leaves {
        try frontier.append(leaf) { if LogRows.keeps($0.level) { try LogRows.insert($0, writing) } }
      }
      var previous = TreeHash.zero
      for var head in heads {
        head.root = RecursiveTree.root(leaves[..<head.size])
        head.previous = previous
        if !keepingSignatures { head.signature = nil }
        if let signer { head = head.signed(by: signer) }
        try LogRows.insert(head, writing)
        previous = head.digest
      }
    }
  }
}
