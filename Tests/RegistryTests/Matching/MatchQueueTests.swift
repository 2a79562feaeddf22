import Foundation
import Quantities
import Store
import Testing

@testable import Registry

@Suite struct MatchQueueTests {
  private static let schema = Schema(name: "registry", steps: [.registryMatches])
  private static let candidates = [
    MatchCandidate(
      citizen: 4711, score: 12.3,
      evidence: [Evidence(.familyName, .same, bits: 1.3), Evidence(.birthDate, .exchanged, bits: -2.5)]),
    MatchCandidate(citizen: 815, score: 9.1, evidence: [Evidence(.givenName, .transposed, bits: 4)]),
  ]

  private static func withFile(_ body: (DatabaseFile) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("matches-\(UUID().uuidString).db").path
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    let file = try DatabaseFile.create(path, schemas: [schema]) { Instant(milliseconds: 1_630_900_000_000) }
    try body(file)
    try file.close()
  }

  @Test func `a record that is put in is found with its candidates and reasons`() throws {
    try Self.withFile { file in
      let (number, isTaken) = try file.write {
        try MatchQueue.enqueue(
          source: "doses", record: "17", ward: 3, candidates: Self.candidates, reasons: [.inexact, .rival], $0
        ) { [UInt8($0), 9] }
      }
      #expect(isTaken)
      let entry = try #require(try file.read { try MatchQueue.entry(number, $0) })
      #expect(entry.candidates == Self.candidates)
      #expect(entry.reasons == [.inexact, .rival])
      #expect(entry.sealed == [UInt8(number), 9])
      #expect(entry.state == .open && entry.ward == 3 && entry.citizen == nil && entry.decidedBy == nil)
      #expect(try file.read { try MatchQueue.list(.open, $0) } == [entry])
      #expect(try file.read { try MatchQueue.entry(number + 1, $0) } == nil)
    }
  }

  @Test func `matching again renews what is open and leaves what is decided`() throws {
    try Self.withFile { file in
      func enqueue(_ candidates: [MatchCandidate]) throws -> (number: Int, isTaken: Bool) {
        try file.write {
          try MatchQueue.enqueue(source: "doses", record: "17", candidates: candidates, reasons: [.weak], $0) { _ in [1]
          }
        }
      }
      let first = try enqueue(Self.candidates)
      let again = try enqueue(Array(Self.candidates.suffix(1)))
      #expect(again.number == first.number && again.isTaken)
      #expect(try file.read { try MatchQueue.entry(first.number, $0)?.candidates.map(\.citizen) } == [815])
      try file.write {
        _ = try MatchQueue.decide(first.number, .link(citizen: 815), officer: "lan", reason: "asked by phone", $0)
      }
      #expect(try !enqueue(Self.candidates).isTaken)
      let entry = try #require(try file.read { try MatchQueue.entry(first.number, $0) })
      #expect(entry.state == .linked && entry.citizen == 815 && entry.candidates.count == 1)
      #expect(entry.decidedBy == "lan" && entry.decidedAt == Instant(milliseconds: 1_630_900_000_000))
    }
  }

  @Test func `a decision can be changed, and one on nothing is refused`() throws {
    try Self.withFile { file in
      let number = try file.write {
        try MatchQueue.enqueue(source: "doses", record: "1", candidates: [], reasons: [.nobodyAlike], $0) { _ in [] }
          .number
      }
      for (decision, state) in [
        (MatchQueue.Decision.later, MatchQueue.State.later), (.unmatched, .unmatched), (.link(citizen: 5), .linked),
      ] {
        let entry = try file.write { try MatchQueue.decide(number, decision, officer: "lan", reason: "r", $0) }
        #expect(entry.state == state)
        #expect(try file.read { try MatchQueue.counts($0) } == [state: 1])
      }
      #expect(throws: MatchQueueError.unknown(number: 99)) {
        try file.write { try MatchQueue.decide(99, .later, officer: "lan", reason: "r", $0) }
      }
    }
  }

  @Test func `lists go on where they ended and stay within wards`() throws {
    try Self.withFile { file in
      try file.write { writing in
        for record in 1...25 {
          try MatchQueue.enqueue(
            source: "doses", record: String(record), ward: record % 5, candidates: [], reasons: [.weak], writing
          ) { _ in [] }
        }
      }
      try file.read { reading in
        var seen: [Int] = []
        while true {
          let page = try MatchQueue.list(.open, after: seen.last ?? 0, limit: 4, reading)
          if page.isEmpty { break }
          seen += page.map(\.number)
        }
        #expect(seen == Array(1...25))
        let own = try MatchQueue.list(.open, wards: [3], after: 0, limit: 3, reading)
        #expect(own.map(\.record) == ["3", "8", "13"])
        #expect(
          try MatchQueue.list(.open, wards: [3], after: own[2].number, limit: 3, reading).map(\.record) == ["18", "23"])
        #expect(try MatchQueue.list(.open, wards: [], reading).isEmpty)
      }
    }
  }

  @Test func `nothing readable in the file tells of a person`() throws {
    try Self.withFile { file in
      try file.write { writing in
        let people = InventedPeople(count: 500, seed: 4)
        let index = MatchIndex(people.people.map(\.matchPerson))
        let matcher = Matcher(frequencies: RegisterFrequencies(people.people.map(\.matchPerson)))
        for person in people.people.prefix(50) {
          guard
            case .queued(let candidates, let reasons) = index.match(
              MatchRecord(name: PersonName(person.words[0] + " " + person.words[1]), birth: person.birth), with: matcher
            )
          else { continue }
          try MatchQueue.enqueue(
            source: "doses", record: String(person.citizen), candidates: candidates, reasons: reasons, writing
          ) { _ in [] }
        }
      }
      let texts = try file.read { reading in
        try reading.all("SELECT reasons FROM registry_matches") { $0.text(0) }
          + reading.all("SELECT evidence FROM registry_match_candidates") { $0.text(0) }
      }
      #expect(texts.count > 50)
      // Words of fields and agreements, and bits of at most three digits.
      let words = Set(
        Evidence.Field.allCases.map(\.code) + Agreement.allCases.map(\.code) + QueueReason.allCases.map(\.rawValue))
      for word in texts.flatMap({ $0.split { " ;,".contains($0) } }) {
        #expect(words.contains(String(word)) || (Double(word) != nil && word.count <= 5), "\(word)")
      }
    }
  }
}
