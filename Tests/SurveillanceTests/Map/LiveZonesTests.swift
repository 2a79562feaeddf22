import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Store
import Synchronization
import TestSupport
import Testing
import Zones

@testable import Surveillance

@Suite struct LiveZonesTests {
  private static let day = Day(number: 18_930)
  private static func approval(_ city: SmallCity) -> LiveZones.Approval {
    LiveZones.Approval(
      officer: city.access, reviewer: city.access, approver: city.access, act: "Act", reason: "a report came")
  }

  private static func report(_ random: inout SeededRandom, _ city: SmallCity, id: Int) -> LocatedReport {
    LocatedReport(
      row: 1, identity: .named("L\(id)"), day: day - Int.random(in: 0..<14, using: &random), knownAt: nil,
      ward: random.chance(9) ? nil : Int.random(in: 0..<city.wards.count, using: &random),
      stratum: .of(case: .confirmed, .community, .unknown, ageBand: Stratum.unknownAge),
      age: random.chance(2) ? nil : Int.random(in: 0...90, using: &random), count: 1, product: "", person: "")
  }

  @Test func `report after report, the published map is the one computed from scratch`() throws {
    let city = try SmallCity()
    let set = try SmallCity.criteria.set("cdc-transmission")
    let text = try SmallCity.criteria.text("cdc-transmission")
    var random = SeededRandom(seed: 3)
    let live = try LiveZones(city.database, vintage: city.vintage)
    for step in 0..<60 {
      // Few identifiers: many reports correct one before.
      try live.take(
        [Self.report(&random, city, id: Int.random(in: 0..<30, using: &random))], kind: .cases, source: "clinic",
        by: city.access)
      let number = try live.publish(on: Self.day, set, text: text, Self.approval(city))
      var fresh = try city.database.read { try LivingMap(city.vintage, $0) }
      let expected = try fresh.map(on: Self.day, set).map
      let (kept, rebuilt) = try city.database.read { reading in
        (
          try Archive.map(of: number, reading),
          try ZoneSnapshot(city.vintage, index: city.index, reading)
        )
      }
      if kept.geoJSON != expected.geoJSON { Issue.record("step \(step): the published map is another one") }
      let now = city.clock.now
      for ward in city.wards.indices {
        let answer = try live.snapshot.answer(ofWard: ward, at: now)
        #expect(answer.level == expected.zones[ward].level.id)
        #expect(answer.revision == number)
        let other = try rebuilt.answer(ofWard: ward, at: now)
        #expect(other.level == answer.level && other.since == answer.since && other.revision == answer.revision)
      }
      #expect(try city.database.read { try Recount.differences($0) } == 0)
    }
  }

  @Test func `a report without an identifier that is sent again is the same report`() throws {
    let city = try SmallCity()
    let live = try LiveZones(city.database, vintage: city.vintage)
    let report = LocatedReport(identity: .written(1, 2), day: Self.day, ward: 3, stratum: .confirmedCase)
    for _ in 0..<3 { try live.take([report], kind: .cases, source: "clinic", by: city.access) }
    let count = { try city.database.read { try $0.first("SELECT count(*) FROM surveillance_reports") { $0.int(0) } } }
    #expect(try count() == 1)
    // Two that are written alike in one delivery are two.
    try live.take([report, report], kind: .cases, source: "clinic", by: city.access)
    #expect(try count() == 2)
  }

  @Test func `a new vintage's table of residents leaves that of the earlier one as it is`() throws {
    let city = try SmallCity()
    let before = try city.database.read { try FigureTables.population(city.vintage, $0) }
    let wards = Array(city.wards.prefix(2))
    let later = try city.database.write { writing in
      let vintage = try BoundaryVintage.keep(wards, name: "later", from: nil, through: nil, by: city.access, writing)
      try FigureTables.keep(
        Population(wards: 2, figures: [Population.Figure(ward: 0, value: 5)]), file: "q.csv", source: "census",
        vintage: vintage, by: city.access, writing)
      return vintage
    }
    #expect(try city.database.read { try FigureTables.population(city.vintage, $0) }.figures == before.figures)
    #expect(try city.database.read { try FigureTables.population(later, $0) }.figures.map(\.value) == [5])
  }

  @Test func `readers see a whole revision or the one before while others publish`() throws {
    let city = try SmallCity()
    let set = try SmallCity.criteria.set("simple-recency")
    let text = try SmallCity.criteria.text("simple-recency")
    let live = try LiveZones(city.database, vintage: city.vintage)
    func report(_ step: Int, day: Day) -> [LocatedReport] {
      // All wards have a case of the same day, so that all have the same level.
      city.wards.indices.map { ward in
        LocatedReport(
          row: 1, identity: .named("W\(ward)"), day: day, knownAt: nil, ward: ward,
          stratum: .of(case: .confirmed, .community, .unknown, ageBand: Stratum.unknownAge), age: nil, count: 1,
          product: "", person: "")
      }
    }
    try live.take(report(0, day: Self.day), kind: .cases, source: "a", by: city.access)
    try live.publish(on: Self.day, set, text: text, Self.approval(city))
    let end = Mutex(false)
    let mixtures = Mutex(0)
    let looks = Mutex(0)
    let wards = city.wards.count
    let readers = (0..<2).map { _ in
      Thread {
        while !end.withLock({ $0 }) {
          let snapshot = live.snapshot
          let now = Instant(milliseconds: .max / 2)
          let levels = Set((0..<wards).map { (try? snapshot.answer(ofWard: $0, at: now).level) ?? "" })
          if levels.count != 1 { mixtures.withLock { $0 += 1 } }
          looks.withLock { $0 += 1 }
        }
      }
    }
    for reader in readers { reader.start() }
    for step in 1..<40 {
      try live.take(report(step, day: Self.day - (step % 2) * 20), kind: .cases, source: "a", by: city.access)
      try live.publish(on: Self.day, set, text: text, Self.approval(city))
    }
    while looks.withLock({ $0 <= 10 }) { usleep(1000) }
    end.withLock { $0 = true }
    for reader in readers { while !reader.isFinished { usleep(1000) } }
    #expect(mixtures.withLock { $0 } == 0)
  }
}
