import Foundation
import Quantities
import Testing

@testable import Store

@Suite struct DecisionLogTests {
  @Test func `an act is in the log exactly when its transaction is`() throws {
    struct Refused: Error {}
    let journal = try Journal(signed: true)
    try journal.add([2])
    _ = try? journal.file.write { writing in
      writing.record(Journal.act(9))
      throw Refused()
    }
    // Nothing to tell: no entry and no head.
    try journal.file.write { try $0.run("INSERT INTO store_settings VALUES ('a', 'b')") }
    try journal.add([1])
    let entries = try journal.file.read { try DecisionLog.entries(from: 1, count: 10, $0) }
    #expect(entries.map(\.number) == [1, 2, 3, 4])
    #expect(entries[0].act.kind == "keys.create")
    #expect(entries[1...].map(\.act) == (2...4).map(Journal.act))
    #expect(entries[1].recordedAt == entries[2].recordedAt)
    #expect(entries[2].recordedAt < entries[3].recordedAt)
    #expect(try journal.head()?.size == 4)
    #expect(try journal.verify().heads == 3)
    #expect(try journal.findings() == [])
  }

  @Test func `the log that was written is the tree of the definitions`() throws {
    let journal = try Journal(signed: false)
    try journal.add([1, 1, 3, 250, 1, 1, 1, 300, 7])
    let leaves = try journal.file.read { try DecisionLog.entries(from: 1, count: 1000, $0).map(\.leaf) }
    #expect(leaves.count == 565)
    for size in [0, 1, 2, 5, 255, 256, 257, 558, 565] {
      let root = try journal.file.read { try DecisionLog.root(size: size, $0) }
      #expect(root == RecursiveTree.root(leaves[..<size]))
      let head = try journal.file.read { try DecisionLog.head(size: size, $0) }
      if let head { #expect(head.root == root) }
    }
    for number in [1, 2, 256, 257, 512, 513, 565] {
      let path = try journal.file.read { try DecisionLog.inclusion(of: number, size: 565, $0) }
      #expect(path == RecursiveTree.path(number - 1, leaves[...]))
      let proof = try journal.file.read { try DecisionLog.consistency(from: number, to: 565, $0) }
      #expect(proof == RecursiveTree.proof(number, leaves[...]))
    }
    #expect(try journal.file.read { try $0.first("SELECT count(*) FROM store_log_nodes") { $0.int(0) } } == 2)
  }

  @Test func `the log goes on after the file was opened again, and beside another connection`() throws {
    var journal = try Journal(signed: true)
    try journal.add([3, 300])
    let other = try DatabaseFile.open(journal.file.path, schemas: []) { Instant(milliseconds: 0) }
    _ = try KeyRing.open(other, masterKey: journal.masterKey, actor: "other")
    for _ in 0..<3 {
      try other.write { $0.record(Journal.act(0)) }
      try journal.add([2])
    }
    try other.close()
    try journal.file.close()
    journal.file = try DatabaseFile.open(journal.file.path, schemas: []) { Instant(milliseconds: 0) }
    _ = try KeyRing.open(journal.file, masterKey: journal.masterKey, actor: "test")
    try journal.add([1])
    #expect(try journal.head()?.size == 314)
    #expect(try journal.findings { $0.checksEverySignature = true } == [])
  }

  @Test func `whoever has no key can read a signed log and do nothing that belongs in it`() throws {
    let journal = try Journal(signed: true)
    try journal.file.close()
    let file = try DatabaseFile.open(journal.file.path, schemas: []) { Instant(milliseconds: 0) }
    #expect(throws: LogError.keyNeeded(path: file.path)) {
      try file.write { writing in
        try writing.run("INSERT INTO store_settings VALUES ('a', 'b')")
        writing.record(Journal.act(1))
      }
    }
    #expect(try file.read { try $0.first("SELECT count(*) FROM store_settings") { $0.int(0) } } == 0)
    #expect(try file.read { try DecisionLog.entries(from: 1, count: 10, $0) }.count == 1)
  }

  @Test func `a file without keys has unsigned heads, and signed ones from its first key on`() throws {
    let journal = try Journal(signed: false)
    try journal.add([1, 2])
    #expect(try journal.head()?.signature == nil)
    #expect(try journal.findings() == [])
    _ = try KeyRing.open(journal.file, masterKey: journal.masterKey, actor: "test")
    #expect(try journal.head()?.signature?.key == 1)
    let report = try journal.verify { $0.checksEverySignature = true }
    #expect(report.findings == [])
    #expect(report.unsignedHeads == 2)
    #expect(report.signatures == 1)
  }

  @Test func `a new log key is vouched for by the old one and signs from then on`() throws {
    let journal = try Journal(signed: true)
    try journal.add([1])
    _ = try KeyRing.renew(.log, of: journal.file, masterKey: journal.masterKey, actor: "test")
    #expect(try journal.head()?.signature?.key == 1)
    try journal.add([1])
    #expect(try journal.head()?.signature?.key == 2)
    #expect(try journal.findings { $0.checksEverySignature = true } == [])
    #expect(try journal.publicKeys().count == 2)
  }

  @Test func `a log whose end was altered is not written to`() throws {
    let journal = try Journal(signed: true)
    try journal.add([5])
    let path = journal.file.path
    try journal.tamper("DELETE FROM store_log WHERE number = 6")
    try journal.file.close()
    #expect { try DatabaseFile.open(path, schemas: []) { Instant(milliseconds: 0) } } throws: {
      if case StoreError.damaged(path, _) = $0 { true } else { false }
    }
    let reader = try DatabaseFile.open(path, schemas: [], mode: .readOnly) { Instant(milliseconds: 0) }
    #expect(try LogVerification().run(reader).findings == [.entriesCutOff(first: 6, last: 6)])
  }

  @Test func `two entries never have the same bytes, and facts come back as they were`() throws {
    let texts = ["", "a", "ab", "b", "a\0", "\"", "\\", "\n", "đ", "e\u{301}", "\u{1F}", "{}", "\":\""]
    var seen: [[UInt8]: Act] = [:]
    for a in texts {
      for b in texts {
        for act in [
          Act(actor: a, kind: b, subject: "", reason: ""), Act(actor: "", kind: a, subject: b, reason: ""),
          Act(actor: "", kind: "", subject: a, reason: b),
          Act(actor: "", kind: "", subject: "", reason: a, facts: ["k": b]),
          Act(actor: "", kind: "", subject: "", reason: "", facts: [a: b]),
          Act(actor: "", kind: "", subject: "", reason: "", facts: ["x": a, "y": b]),
        ] {
          let entry = LogEntry(number: 1, recordedAt: Instant(milliseconds: 5), act: act)
          let known = seen.updateValue(act, forKey: entry.encoding)
          #expect(known == nil || known == act)
          #expect(LogEntry.facts(LogEntry.factsText(act.facts)) == act.facts)
        }
      }
    }
    #expect(seen.count > 600)
  }

  @Test func `an entry's bytes are those that the documentation promises`() {
    let act = Act(actor: "An", kind: "a.b", subject: "c", reason: "đ", facts: ["y": "1", "x": "\n"])
    let entry = LogEntry(number: 258, recordedAt: Instant(milliseconds: -1), act: act)
    let facts = #"{"x":"\u000a","y":"1"}"#
    #expect(
      entry.encoding.hexadecimal == "01" + "0000000000000102" + "ffffffffffffffff" + "00000002416e" + "00000003612e62"
        + "0000000163" + "00000002c491" + "00000016" + Array(facts.utf8).hexadecimal)
  }
}
