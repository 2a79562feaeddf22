import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import TestSupport
import Testing
import Zones

@testable import Permits

@Suite struct SnapshotOutlookTests {
  @Test func `an outlook answers every hour as the snapshot does, announcements and decrees counted`() throws {
    let city = try SmallCity()
    var random = SplitMix(seed: 5)
    let rows = (0..<80).map { number in
      "N\(number),\(Day(number: 18_900) + Int.random(in: 0..<30, using: &random)),"
        + "\(city.wards.randomElement(using: &random)!.code),1"
    }
    try city.take(city.file("c.csv", "case_id,report_date,ward_code,count", rows), .cases, source: "a")
    let before = city.clock.now
    try city.publish("cdc-transmission", on: Day(number: 18_920))
    try city.publish("cdc-transmission", on: Day(number: 18_930))
    let now = city.clock.now
    let from = now.moment(offset: 25_200)
    let lane = MultiPolygon([
      Polygon(exterior: [
        Coordinate(x: 105.001, y: 21.001), Coordinate(x: 105.002, y: 21.001), Coordinate(x: 105.002, y: 21.002),
        Coordinate(x: 105.001, y: 21.001),
      ])
    ])
    let start = Moment(from.day + 1)
    try city.database.write { writing in
      _ = try DecreeRegister.keep(
        [
          DecreedArea(
            id: "d1", name: "Ward 3", place: .wards([city.wards[3].code]), level: "lockdown", act: "Decree 1",
            from: start, until: start + 48),
          DecreedArea(
            id: "d2", place: .districts(["q1"]), level: "high", act: "Decree 2", from: start + 24, until: start + 72),
          DecreedArea(id: "lane", place: .area(lane), level: "lockdown", from: start + 5, until: start + 30),
        ], reason: "an outbreak", by: city.access, writing)
    }
    let snapshot = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    let outlook = try ZoneOutlook(snapshot, from: now, days: 6)
    #expect(outlook.places.map(\.code) == city.wards.map(\.code))
    #expect(outlook.ward(city.wards[5].code) == 5)
    #expect(outlook.revision(at: from) == 2)
    var decreed = 0
    var inside = 0
    for ward in city.wards.indices {
      for hour in 0..<(6 * 24) {
        let instant = Instant(milliseconds: now.milliseconds + Int64(hour) * 3_600_000)
        let answer = try snapshot.answer(ofWard: ward, at: instant)
        let span = outlook.span(ofWard: ward, at: instant.moment(offset: 25_200))
        #expect(span.level == answer.level)
        #expect(span.decree.map { outlook.decrees[$0].id } == answer.decree)
        #expect(span.parts.map { outlook.decrees[$0].id } == answer.status?.inside ?? [])
        #expect(span.revision == answer.revision)
        decreed += span.decree == nil ? 0 : 1
        inside += span.parts.isEmpty ? 0 : 1
      }
    }
    #expect(decreed == 48 + 4 * 48)
    var turns: [Moment] = []
    while let next = outlook.nextChange(after: turns.last ?? from) { turns.append(next) }
    #expect(turns == [0, 5, 24, 30, 48, 72].map { start + $0 })
    #expect(inside == 25)
    #expect(outlook.decrees.first { $0.id == "d1" }?.source == "Decree 1")
    // Before anything was published and decreed, nothing was known.
    let earlier = try ZoneOutlook(snapshot, from: now, days: 6, known: before)
    #expect(city.wards.indices.allSatisfy { earlier.spans[$0].count == 1 && earlier.spans[$0][0].level == nil })
    #expect(earlier.revision(at: from) == nil)
  }
}
