import Quantities
import Testing

@testable import Store

@Suite struct RetentionTests {
  let city: City
  let administrator: Access
  let retention = Retention([
    TimedDeletion(kind: "note") { before, reading in
      try reading.first("SELECT count(*) FROM notes WHERE day < ?", [SQLValue(Int(before.number))]) { $0.int(0) } ?? 0
    } delete: { before, writing in
      let count = try writing.first("SELECT count(*) FROM notes WHERE day < ?", [SQLValue(Int(before.number))]) {
        $0.int(0)
      }
      try writing.run("DELETE FROM notes WHERE day < ?", [SQLValue(Int(before.number))])
      return count ?? 0
    },
    TimedDeletion(kind: "other") { _, _ in
      0
    } delete: { _, _ in
      0
    },
  ])

  init() throws {
    city = try City()
    administrator = try city.access(name: "root")
  }

  func days() throws -> [Int] { try city.file.read { try $0.all("SELECT day FROM notes ORDER BY id") { $0.int(0) } } }

  @Test func `what has no time is kept`() throws {
    let counts = try city.file.write { try retention.run(on: Day(number: 100_000), by: administrator, $0) }
    #expect(counts == [:])
    #expect(try days() == [10, 20, 30, 40, 50])
  }

  @Test func `a record goes on the day after the last of its days, with one act that counts`() throws {
    try city.file.write { try retention.set("note", days: 30, by: administrator, $0) }
    for (today, left) in [(40, 5), (41, 4), (50, 4), (51, 3), (80, 1), (81, 0)] {
      let day = Day(number: Int32(today))
      let before = try days().count
      let due = try city.file.read { try retention.due(on: day, by: administrator, $0) }
      #expect(due == ["note": before - left])
      #expect(try days().count == before)
      #expect(try city.file.write { try retention.run(on: day, by: administrator, $0) } == due)
      #expect(try days().count == left, "on \(today)")
    }
    let acts = try city.acts("retention.delete")
    #expect(acts.map(\.facts) == [0, 1, 0, 1, 2, 1].map { ["note": "\($0)"] })
    #expect(acts[1].subject == "records due on 1970-02-11")
  }

  @Test func `a time is set, changed and taken away by those who may`() throws {
    func set(_ kind: String, _ days: Int?, _ access: Access) throws {
      try city.file.write { try retention.set(kind, days: days, by: access, $0) }
    }
    try set("note", 5, administrator)
    try set("note", 7, administrator)
    try set("other", 0, administrator)
    #expect(try city.file.read(Retention.days) == ["note": 7, "other": 0])
    try set("other", nil, administrator)
    #expect(try city.file.read(Retention.days) == ["note": 7])
    #expect(throws: AccessError.unknownKind("notes")) { try set("notes", 5, administrator) }
    let officer = try city.access(.healthOfficer)
    #expect(throws: AccessError.self) { try set("note", 0, officer) }
    #expect(throws: AccessError.self) {
      try city.file.write { try retention.run(on: Day(number: 100_000), by: officer, $0) }
    }
    #expect(try city.acts("retention.set").count == 4)
    #expect(try city.acts("access.refuse").count == 2)
    #expect(try days().count == 5)
  }

  @Test func `a deletion that fails takes those of before back`() throws {
    struct Failed: Error {}
    let failing = Retention([
      TimedDeletion(kind: "note") { _, _ in
        0
      } delete: { _, writing in
        try writing.run("DELETE FROM notes")
        return 5
      },
      TimedDeletion(kind: "other") { _, _ in
        0
      } delete: { _, _ in
        throw Failed()
      },
    ])
    try city.file.write { writing in
      for kind in ["note", "other"] { try failing.set(kind, days: 1, by: administrator, writing) }
    }
    #expect(throws: Failed.self) {
      try city.file.write { try failing.run(on: Day(number: 100_000), by: administrator, $0) }
    }
    #expect(try days().count == 5)
    #expect(try city.acts("retention.delete") == [])
  }
}
