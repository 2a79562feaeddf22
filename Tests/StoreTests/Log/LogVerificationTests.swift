import Foundation
import Quantities
import Testing

@testable import Store

@Suite struct LogVerificationTests {
  /// 600 entries and more under many heads: subtrees of 256 are kept.
  static func journal(signed: Bool = true) throws -> Journal {
    let journal = try Journal(signed: signed)
    try journal.add([2, 1, 1, 250, 3, 1, 40, 1, 300, 1, 1])
    return journal
  }

  @Test(arguments: [true, false])
  func `a log as it was written has no findings`(signed: Bool) throws {
    let journal = try Self.journal(signed: signed)
    let report = try journal.verify()
    #expect(report.findings == [])
    #expect(report.entries == (signed ? 602 : 601))
    #expect(report.head == (try journal.head()))
    #expect(try journal.verify { $0.checksEverySignature = true }.signatures == (signed ? 12 : 0))
    #expect(try Journal(signed: false).verify().isIntact)
  }

  /// What single alterations of the file are found to be.
  static let alterations: [(String, LogFinding)] = [
    ("UPDATE store_log SET reason = 'another' WHERE number = 100", .entryAltered(number: 100)),
    ("UPDATE store_log SET actor = actor || ' ' WHERE number = 602", .entryAltered(number: 602)),
    ("UPDATE store_log SET recorded_at = recorded_at + 1 WHERE number = 1", .entryAltered(number: 1)),
    ("UPDATE store_log SET facts = '{}' WHERE number = 7", .entryAltered(number: 7)),
    ("UPDATE store_log SET subject = CAST(subject AS BLOB) WHERE number = 7", .entryAltered(number: 7)),
    ("UPDATE store_log SET leaf = CAST(leaf AS TEXT) WHERE number = 300", .entryAltered(number: 300)),
    (
      "UPDATE store_log SET leaf = (SELECT leaf FROM store_log WHERE number = 1) WHERE number = 300",
      .entryAltered(number: 300)
    ),
    ("DELETE FROM store_log WHERE number = 300", .entriesMissing(first: 300, last: 300)),
    ("DELETE FROM store_log WHERE number BETWEEN 1 AND 5", .entriesMissing(first: 1, last: 5)),
    ("DELETE FROM store_log WHERE number > 597", .entriesCutOff(first: 598, last: 602)),
    ("DELETE FROM store_log", .entriesCutOff(first: 1, last: 602)),
    ("UPDATE store_log_nodes SET hash = zeroblob(32) WHERE place = 1", .nodeAltered(first: 257, last: 512)),
    ("DELETE FROM store_log_nodes WHERE place = 0", .nodeAltered(first: 1, last: 256)),
    ("INSERT INTO store_log_nodes VALUES (8, 2, zeroblob(32))", .nodesExtra(count: 1)),
    ("UPDATE store_heads SET root = zeroblob(32) WHERE size = 258", .headAltered(size: 258)),
    ("UPDATE store_heads SET root = zeroblob(31) WHERE size = 258", .headAltered(size: 258)),
    ("UPDATE store_heads SET previous = zeroblob(32) WHERE size = 258", .headAltered(size: 258)),
    ("UPDATE store_heads SET recorded_at = recorded_at + 1 WHERE size = 258", .headAltered(size: 258)),
    ("UPDATE store_heads SET signature = zeroblob(64) WHERE size = 258", .headAltered(size: 258)),
    ("UPDATE store_heads SET signature = zeroblob(64) WHERE size = 602", .headAltered(size: 602)),
    ("UPDATE store_heads SET key_number = 2 WHERE size = 258", .headAltered(size: 258)),
    ("UPDATE store_heads SET key_number = 2 WHERE size = 602", .keyUnknown(size: 602, key: 2)),
    ("UPDATE store_heads SET size = 257 WHERE size = 258", .headAltered(size: 257)),
    ("DELETE FROM store_heads WHERE size = 258", .headsDiffer(earlier: 255, later: 259)),
    ("DELETE FROM store_heads WHERE size = 1", .headsDiffer(earlier: 0, later: 3)),
    ("DELETE FROM store_heads WHERE size = 602", .entriesWithoutHead(first: 602, last: 602)),
    ("DELETE FROM store_heads", .entriesWithoutHead(first: 1, last: 602)),
    (
      "INSERT INTO store_log SELECT 603, recorded_at, actor, kind, subject, reason, facts, leaf FROM store_log WHERE number = 602",
      .entryAltered(number: 603)
    ),
  ]

  @Test func `rows that no program would write are told and do not end the check`() throws {
    let numbered = try Self.journal()
    try numbered.tamper("UPDATE store_log SET number = -7 WHERE number = 300")
    #expect(try numbered.findings().contains(.entriesMissing(first: 300, last: 300)))
    let keyed = try Self.journal()
    for number in ["x", "y"] {
      try keyed.tamper("INSERT INTO store_keys VALUES ('log', '\(number)', x'00', 'm', x'00', 0)")
    }
    _ = try keyed.findings()
    #expect(try keyed.file.read { try DecisionLog.publicKeys($0) }[0] == [0])
  }

  @Test(arguments: alterations.indices)
  func `an alteration is found where it is`(index: Int) throws {
    let (statement, finding) = Self.alterations[index]
    let journal = try Self.journal()
    let sizes = try journal.file.read { try $0.all("SELECT size FROM store_heads ORDER BY size") { $0.int(0) } }
    #expect(sizes == [1, 3, 4, 5, 255, 258, 259, 299, 300, 600, 601, 602])
    try journal.tamper(statement)
    let findings = try journal.findings()
    #expect(findings.first == finding, "\(findings)")
    #expect(findings.count <= 2, "\(findings)")
  }
}
