import Foundation
import Quantities
import Store
import Testing

@testable import Registry

@Suite struct MatchQueueTests {
  /// Four citizens: two in ward 1, one in ward 2, one in ward 3.
  private static func register() throws -> (town: RegisterInFile, queue: MatchQueue) {
    let town = try RegisterInFile()
    try town.enter("list") { source in
      try [("001098000001", 1), ("001098000002", 1), ("001098000003", 2), ("001098000004", 3)].map { digits, ward in
        var statement = CitizenStatement(identifier: try #require(PersonalIdentifier(digits: digits)), source: source)
        statement.name = "Nguyễn Văn An"
        statement.residences = [Residence(kind: .permanent, ward: ward)]
        return statement
      }
    }
    return (town, MatchQueue(town.file, sealer: town.sealer))
  }

  private static let candidates = [
    MatchCandidate(
      citizen: 1, score: 12.3,
      evidence: [Evidence(.familyName, .same, bits: 1.3), Evidence(.birthDate, .exchanged, bits: -2.5)], wards: [1]),
    MatchCandidate(citizen: 3, score: 9.1, evidence: [Evidence(.givenName, .transposed, bits: 4)], wards: [2, 3]),
    MatchCandidate(citizen: 4, score: 8, evidence: [], wards: [3]),
  ]
  private static let said = WrittenRecord(["name": "Nguyễn Văn An", "birth_date": "1998-05-20"])

  @discardableResult
  private static func enqueue(
    _ town: RegisterInFile, _ queue: MatchQueue, record: String = "17", ward: Int? = 1,
    candidates: [MatchCandidate] = candidates
  ) throws -> (number: Int, isTaken: Bool) {
    let root = try town.access("root")
    return try town.file.write {
      try queue.enqueue(
        source: "doses", record: record, ward: ward, said: said, candidates: candidates, reasons: [.inexact, .rival],
        by: root, $0)
    }
  }

  @Test func `a record that is put in is found with what it said, its candidates and the reasons`() throws {
    let (town, queue) = try Self.register()
    let (number, isTaken) = try Self.enqueue(town, queue)
    #expect(isTaken)
    let match = try queue.match(number, town.access("city"))
    #expect(match.said == Self.said)
    #expect(match.candidates == Self.candidates && match.withheld == 0)
    #expect(match.reasons == [.inexact, .rival])
    #expect(match.state == .open && match.ward == 1 && match.citizen == nil && match.decidedBy == nil)
    #expect(match.enqueuedAt == RegisterInFile.instant)
    #expect(try queue.list(.open, town.access("city")) == [match])
    #expect(try queue.counts() == [.open: 1])
  }

  @Test func `matching again renews what is open and leaves what is decided`() throws {
    let (town, queue) = try Self.register()
    let first = try Self.enqueue(town, queue)
    let again = try Self.enqueue(town, queue, candidates: Array(Self.candidates.prefix(1)))
    #expect(again.number == first.number && again.isTaken)
    let lan = try town.access("lan")
    #expect(try queue.match(first.number, lan).candidates.map(\.citizen) == [1])
    try queue.decide(first.number, .link(citizen: 1), reason: "asked by phone", lan)
    #expect(try !Self.enqueue(town, queue).isTaken)
    let match = try queue.match(first.number, lan)
    #expect(match.state == .linked && match.citizen == 1 && match.candidates.count == 1)
    #expect(match.decidedBy == "lan" && match.decidedAt == RegisterInFile.instant)
    #expect(try queue.counts() == [.linked: 1])
  }

  // MARK: Areas

  @Test func `an officer sees the records of the area, and of their candidates those who live in it`() throws {
    let (town, queue) = try Self.register()
    let numbers = try [1, 2, 3, nil].enumerated().map { place, ward in
      try Self.enqueue(town, queue, record: "r\(place)", ward: ward).number
    }
    for (name, records, citizens) in [
      ("lan", ["r0"], [1]), ("hoa", ["r0", "r1"], [1, 3]), ("city", ["r0", "r1", "r2", "r3"], [1, 3, 4]),
    ] {
      let access = try town.access(name)
      let list = try queue.list(.open, access)
      #expect(list.map(\.record) == records, "\(name)")
      for match in list {
        #expect(match.candidates.map(\.citizen) == citizens, "\(name)")
        #expect(match.withheld == 3 - citizens.count, "\(name)")
      }
      for (number, record) in zip(numbers, ["r0", "r1", "r2", "r3"]) {
        if records.contains(record) {
          #expect(try queue.match(number, access).record == record)
        } else {
          #expect(throws: AccessError.self) { try queue.match(number, access) }
          #expect(throws: AccessError.self) { try queue.decide(number, .later, reason: "", access) }
        }
      }
    }
    #expect(try town.acts().count { $0.hasPrefix("access.refuse match") } == 2 * (3 + 2))
  }

  @Test func `who has not the right sees nothing, changes nothing, and is in the log`() throws {
    let (town, queue) = try Self.register()
    let number = try Self.enqueue(town, queue).number
    for name in ["map", "root"] {
      let access = try town.access(name)
      #expect(throws: AccessError.self) { try queue.list(.open, access) }
      #expect(throws: AccessError.self) { try queue.match(number, access) }
      // Nor whether there is such an entry.
      #expect(throws: AccessError.self) { try queue.match(999, access) }
      #expect(throws: AccessError.self) { try queue.decide(number, .unmatched, reason: "", access) }
      #expect(throws: AccessError.self) { try queue.decide(999, .unmatched, reason: "", access) }
    }
    let lan = try town.access("lan")
    #expect(throws: AccessError.self) {
      try town.file.write {
        try queue.enqueue(
          source: "doses", record: "18", ward: 1, said: Self.said, candidates: [], reasons: [], by: lan, $0)
      }
    }
    #expect(try town.acts().count { $0.hasPrefix("access.refuse") } == 11)
    #expect(try queue.match(number, lan).state == .open)
  }

  @Test func `a record is linked to a candidate of the area; only who has the whole city can choose anybody`() throws {
    let (town, queue) = try Self.register()
    let number = try Self.enqueue(town, queue).number
    let (lan, city) = (try town.access("lan"), try town.access("city"))
    for citizen in [2, 3, 4, 99] {
      #expect(throws: MatchQueueError.noCandidate(citizen: citizen, number: number)) {
        try queue.decide(number, .link(citizen: citizen), reason: "", lan)
      }
    }
    #expect(try queue.match(number, lan).state == .open)
    #expect(throws: MatchQueueError.noCandidate(citizen: 99, number: number)) {
      try queue.decide(number, .link(citizen: 99), reason: "", city)
    }
    #expect(try queue.decide(number, .link(citizen: 2), reason: "card seen", city).citizen == 2)
  }

  @Test func `every look and every decision is in the log`() throws {
    let (town, queue) = try Self.register()
    let number = try Self.enqueue(town, queue).number
    let lan = try town.access("lan")
    let before = try town.acts().count
    _ = try queue.list(.open, lan)
    _ = try queue.match(number, lan)
    for decision in [MatchDecision.later, .unmatched, .link(citizen: 1)] {
      try queue.decide(number, decision, reason: "asked", lan)
    }
    #expect(
      try town.acts().dropFirst(before) == [
        "match.read matches after 0", "match.read match \(number)", "match.decide match \(number)",
        "match.decide match \(number)", "match.decide match \(number)",
      ])
    #expect(throws: MatchQueueError.unknown(number: 99)) { try queue.decide(99, .later, reason: "", lan) }
    #expect(throws: MatchQueueError.unknown(number: 99)) { try queue.match(99, lan) }
  }

  @Test func `lists go on where they ended`() throws {
    let (town, queue) = try Self.register()
    for record in 1...25 { try Self.enqueue(town, queue, record: String(record), ward: record % 2 + 1, candidates: []) }
    for (name, expected) in [("city", Array(1...25)), ("lan", Array(stride(from: 2, through: 25, by: 2)))] {
      let access = try town.access(name)
      var seen: [Int] = []
      while true {
        let page = try queue.list(.open, after: seen.last ?? 0, limit: 4, access)
        if page.isEmpty { break }
        #expect(page.count <= 4)
        seen += page.map(\.number)
      }
      #expect(seen == expected)
    }
  }

  // MARK: At rest

  @Test func `records go when their time has come, counted from the last decision`() throws {
    let (town, queue) = try Self.register()
    let numbers = try ["a", "b"].map { try Self.enqueue(town, queue, record: $0).number }
    // In the first millisecond of 2 September in Viet Nam, and in the last one of the day before.
    let (late, early) = (try #require(Day("2021-09-02")), try #require(Day("2021-09-01")))
    let midnight = (Int(late.number) * 86_400 - 25_200) * 1_000
    try town.file.write { writing in
      try writing.run(
        "UPDATE registry_matches SET enqueued_at = ? WHERE id = ?", [SQLValue(midnight - 1), SQLValue(numbers[0])])
      try writing.run(
        "UPDATE registry_matches SET enqueued_at = 0, decided_at = ? WHERE id = ?",
        [SQLValue(midnight), SQLValue(numbers[1])])
    }
    let deletion = MatchQueue.deletion()
    for (day, due) in [(early, 0), (late, 1), (late + 1, 1)] {
      #expect(try town.file.read { try deletion.count(day, $0) } == due)
      #expect(try town.file.write { try deletion.delete(day, $0) } == due)
    }
    #expect(try queue.counts().isEmpty)
    let left = try town.file.read { reading in
      try reading.first("SELECT count(*) FROM registry_match_candidates") { $0.int(0) }
    }
    #expect(left == 0)
  }

  @Test func `a citizen who is forgotten leaves the queue with every trace`() throws {
    let (town, queue) = try Self.register()
    let numbers = try ["a", "b"].map { try Self.enqueue(town, queue, record: $0).number }
    let city = try town.access("city")
    try queue.decide(numbers[0], .link(citizen: 3), reason: "asked", city)
    let ended = EndedCitizens.moved
    try town.file.write { writing in
      try writing.run("UPDATE registry_citizens SET moved_day = 1 WHERE id = 3")
      let deletion = ended.deletion(sealer: town.sealer) { try MatchQueue.forget($0, $1) }
      #expect(try deletion.delete(Day(number: 2), writing) == 1)
    }
    #expect(throws: MatchQueueError.unknown(number: numbers[0])) { try queue.match(numbers[0], city) }
    #expect(try queue.match(numbers[1], city).candidates.map(\.citizen) == [1, 4])
    try town.file.checkPages()
  }

  @Test func `nothing readable in the file tells of a person`() throws {
    let (town, queue) = try Self.register()
    let people = InventedPeople(count: 500, seed: 4)
    let index = MatchIndex(people.people.map(\.matchPerson))
    let matcher = Matcher(frequencies: RegisterFrequencies(people.people.map(\.matchPerson)))
    for person in people.people.prefix(40) {
      let record = MatchRecord(name: PersonName(person.words[0] + " " + person.words[1]), birth: person.birth)
      guard case .queued(let candidates, _) = index.match(record, with: matcher) else { continue }
      let known = candidates.map { MatchCandidate(citizen: 1, score: $0.score, evidence: $0.evidence, wards: [1]) }
      try Self.enqueue(town, queue, record: String(person.citizen), candidates: known)
    }
    let texts = try town.file.read { reading in
      try reading.all("SELECT reasons FROM registry_matches") { $0.text(0) }
        + reading.all("SELECT evidence FROM registry_match_candidates") { $0.text(0) }
    }
    #expect(texts.count > 40)
    // Words of fields and agreements, and bits of at most three digits.
    let words = Set(
      Evidence.Field.allCases.map(\.code) + Agreement.allCases.map(\.code) + QueueReason.allCases.map(\.rawValue))
    for word in texts.flatMap({ $0.split { " ;,".contains($0) } }) {
      #expect(words.contains(String(word)) || (Double(word) != nil && word.count <= 5), "\(word)")
    }
    for end in ["", "-wal"] {
      let bytes = FileManager.default.contents(atPath: town.path + end) ?? Data()
      for text in ["Nguyễn Văn An", "1998-05-20", "001098000001"] {
        #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) in the file\(end)")
      }
    }
  }
}
