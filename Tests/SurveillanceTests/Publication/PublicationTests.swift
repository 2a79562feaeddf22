import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Store
import TestSupport
import Testing
import Zones

@testable import Surveillance

@Suite struct PublicationTests {
  private static let day = Day(number: 18_930)

  private func city(_ cases: Int = 60, seed: UInt64 = 7) throws -> SmallCity {
    let city = try SmallCity()
    try add(cases, to: city, seed: seed)
    return city
  }

  private func add(_ cases: Int, to city: SmallCity, seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let rows = (0..<cases).map { i in
      "S\(seed)-\(i),\(Self.day - Int.random(in: 0..<20, using: &random)),\(city.wards.randomElement(using: &random)!.code)"
    }
    try city.take(city.file("\(seed).csv", "case_id,report_date,ward_code", rows), .cases, source: "a")
  }

  @Test func `a revision comes out of the archive byte for byte, however long the chain it is kept in`() throws {
    let city = try city()
    var maps: [Int: [UInt8]] = [:]
    for step in 0..<(Publication.longestChain + 5) {
      try add(1, to: city, seed: UInt64(100 + step))
      let set = try SmallCity.criteria.set("cdc-transmission")
      var living = try city.database.read { try LivingMap(city.vintage, $0) }
      let number = try city.publish("cdc-transmission", on: Self.day)
      maps[number] = try living.map(on: Self.day, set).map.geoJSON
    }
    for (number, map) in maps {
      #expect(try city.database.read { try Archive.map(of: number, $0) }.geoJSON == map)
    }
    let revisions = try city.database.read { try Archive.revisions($0) }
    #expect(revisions.map(\.number) == Array(1...(Publication.longestChain + 5)))
    #expect(revisions.count { $0.base == nil } == 2)
    // One report a revision: one ward, rarely more, is kept again.
    let rows = try city.database.read { try $0.first("SELECT count(*) FROM surveillance_statuses") { $0.int(0) } }
    #expect(rows! < 2 * city.wards.count + 2 * Publication.longestChain)
  }

  @Test func `a draft is published only after review, once, and not after another map`() throws {
    let city = try city()
    let set = try SmallCity.criteria.set("cdc-transmission")
    let text = try SmallCity.criteria.text("cdc-transmission")
    func draft() throws -> Int {
      var living = try city.database.read { try LivingMap(city.vintage, $0) }
      let (map, day) = try living.map(on: Self.day, set)
      return try city.database.write { writing in
        try Publication.draft(
          Publication.Draft(
            map: map, day: day, criteriaText: text, knownAt: writing.instant, act: "",
            reason: ""), vintage: city.vintage, by: city.access, writing
        ).revision
      }
    }
    let first = try draft()
    let second = try draft()
    #expect(throws: SurveillanceError.wrongState(revision: first, state: "draft", needed: "reviewed")) {
      try city.database.write { try Publication.publish(first, by: city.access, $0) }
    }
    for number in [first, second] { try city.database.write { try Publication.review(number, by: city.access, $0) } }
    try city.database.write { try Publication.publish(second, by: city.access, $0) }
    #expect(throws: SurveillanceError.overtaken(revision: first, by: second)) {
      try city.database.write { try Publication.publish(first, by: city.access, $0) }
    }
    #expect(throws: SurveillanceError.wrongState(revision: second, state: "in force", needed: "reviewed")) {
      try city.database.write { try Publication.publish(second, by: city.access, $0) }
    }
    try city.database.write { try Publication.withdraw(first, by: city.access, reason: "late", $0) }
    #expect(try city.database.read { try Archive.revision(first, $0) }.state == .withdrawn)
    #expect(throws: SurveillanceError.noRevision(99)) {
      try city.database.write { try Publication.review(99, by: city.access, $0) }
    }
  }

  @Test func `the feed tells every level that changed, and where to go on`() throws {
    let city = try city(30)
    var levels: [[String]] = []
    for step in 0..<8 {
      try add(12, to: city, seed: UInt64(50 + step))
      let number = try city.publish("cdc-transmission", on: Self.day + step)
      levels.append(try city.database.read { try Archive.map(of: number, $0) }.zones.map(\.level.id))
    }
    for start in 0..<8 {
      var current = start == 0 ? [String?](repeating: nil, count: city.wards.count) : levels[start - 1]
      var next = start
      while next < 8 {
        let page = try city.database.read { try Archive.changes(since: next, limit: 3, $0) }
        for change in page.changes {
          let ward = city.wards.firstIndex { $0.code == change.ward }!
          #expect(change.before == current[ward])
          #expect(change.before != change.after)
          current[ward] = change.after
        }
        #expect(page.next > next)
        next = page.next
        #expect(current == levels[next - 1])
      }
      #expect(try city.database.read { try Archive.changes(since: next, $0) }.changes.isEmpty)
    }
  }

  @Test func `a correction of the last map is in force until the next one, and not beyond`() throws {
    let city = try city()
    let old = try city.publish("cdc-transmission", on: Self.day)
    try add(40, to: city, seed: 21)
    let correction = try city.publish("cdc-transmission", on: Self.day, corrects: old)
    let between = city.clock.now
    try add(40, to: city, seed: 22)
    let next = try city.publish("cdc-transmission", on: Self.day + 1)
    let snapshot = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    let now = city.clock.now
    let levels = try city.database.read { try Archive.map(of: next, $0) }.zones.map(\.level.id)
    for ward in city.wards.indices {
      #expect(try snapshot.answer(ofWard: ward, at: between).revision == correction)
      #expect(try snapshot.answer(ofWard: ward, at: now).revision == next)
      #expect(try snapshot.answer(ofWard: ward, at: now).level == levels[ward])
    }
  }

  @Test func `a clock that was set back keeps nobody from publishing, and nothing is published out of turn`() throws {
    let city = try city()
    try city.publish("cdc-transmission", on: Self.day)
    city.clock.set(Instant(milliseconds: city.clock.now.milliseconds - 86_400_000))
    let number = try city.publish("cdc-transmission", on: Self.day)
    #expect(try city.database.read { try Archive.revision(number, $0) }.state == .inForce)
  }

  @Test func `decisions that stand on a corrected revision are one question`() throws {
    let city = try city()
    let old = try city.publish("cdc-transmission", on: Self.day)
    try city.database.write { writing in
      try Archive.cite(old, by: "permit 2", writing)
      try Archive.cite(old, by: "permit 10", writing)
    }
    try add(20, to: city, seed: 9)
    let correction = try city.publish("cdc-transmission", on: Self.day, corrects: old)
    #expect(try city.database.read { try Archive.decisions(citing: old, $0) } == ["permit 10", "permit 2"])
    #expect(try city.database.read { try Archive.decisions(citing: correction, $0) }.isEmpty)
    #expect(throws: (any Error).self) { try city.database.write { try Archive.cite(99, by: "permit 3", $0) } }
  }

  @Test func `a notice of the rules puts a raise off until it has run`() throws {
    let city = try SmallCity()
    // The replay of the rules and the snapshot must tell of the same instants.
    let text = try SmallCity.criteria.text("simple-recency").replacing(
      "indicators:\n",
      with: """
        timing:
          notice: {id: notice, change: raise, hours: notice_hours, announced_at: "17:00", citation: "a test"}
        indicators:

        """
    ).replacing(
      "values:\n",
      with: """
        values:
          - id: notice_hours
            dated: [{from: 2020-04-15, value: 48, confidence: text, citation: "a test"}]

        """)
    let set = try CriteriaSet.parse(text, file: "notice.yaml")
    let on = Self.day
    let rows = ["first,\(on - 10),\(city.wards[0].code)", "later,\(on),\(city.wards[1].code)"]
    try city.take(city.file("t.csv", "case_id,report_date,ward_code", rows), .cases, source: "t")
    var living = try city.database.read { try LivingMap(city.vintage, $0) }
    let (map, day) = try living.map(on: on, set)
    let (ward, next) = try (1, #require(day.announced[1]?.first))
    #expect(next.effective == Moment(on + 2, second: 17 * 3600))
    city.clock.set(Instant(Moment(on, second: 43_200), offset: 25_200))
    let number = try city.database.write { writing in
      try Publication.draft(
        Publication.Draft(
          map: map, day: day, criteriaText: text, knownAt: writing.instant, act: "",
          reason: ""), vintage: city.vintage, by: city.access, writing
      ).revision
    }
    try city.database.write { try Publication.review(number, by: city.access, $0) }
    try city.database.write { try Publication.publish(number, by: city.access, $0) }
    let snapshot = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    let effective = Instant(next.effective, offset: 25_200)
    let before = Instant(milliseconds: effective.milliseconds - 1)
    #expect(try snapshot.answer(ofWard: ward, at: before).level == map.zones[ward].level.id)
    #expect(try snapshot.answer(ofWard: ward, at: effective).level == set.classes[next.level].id)
    #expect(set.classes[next.level].id != map.zones[ward].level.id)

    // A later revision that leaves the level as it is and announces another one says the level of before nowhere else.
    var later = map
    later.on = on + 1
    city.clock.set(Instant(Moment(on + 1, second: 43_200), offset: 25_200))
    let second = try city.database.write { writing in
      try Publication.draft(
        Publication.Draft(map: later, day: day, criteriaText: text, knownAt: writing.instant, act: "", reason: ""),
        vintage: city.vintage, by: city.access, writing
      ).revision
    }
    try city.database.write { try Publication.review(second, by: city.access, $0) }
    try city.database.write { try Publication.publish(second, by: city.access, $0) }
    let after = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    #expect(
      try after.answer(ofWard: ward, at: Instant(milliseconds: effective.milliseconds - 1)).level
        == map.zones[ward].level.id)
    #expect(try after.answer(ofWard: ward, at: effective).level == set.classes[next.level].id)
    #expect(after.levels(ofWard: ward).map(\.level) == [map.zones[ward].level.id, set.classes[next.level].id])
    #expect(after.levels(ofWard: ward).last?.since == effective)
  }
}
