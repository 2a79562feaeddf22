import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Store
import TestSupport
import Testing
import Zones

@testable import Surveillance

/// Random publications, corrections and decrees, and every question answered from the plain list of what was done.
@Suite struct ZoneSnapshotTests {
  private struct Published {
    var number: Int
    var levels: [String]
    var from: Instant
    var published: Instant
    var corrects: Int?
  }

  /// What holds by the list alone.
  private static func expected(_ list: [Published], ward: Int, at instant: Instant, known: Instant) -> (String, Int)? {
    let seen = list.filter { $0.published <= known }
    let governing = seen.filter { $0.corrects == nil && $0.from <= instant }.max { $0.number < $1.number }
    // It, or the last that stands in its place.
    let best = seen.filter { root($0, list) == governing?.number }.max { $0.number < $1.number }
    return best.map { ($0.levels[ward], $0.number) }
  }

  /// The revision in whose place one is in the end.
  private static func root(_ published: Published, _ list: [Published]) -> Int {
    published.corrects.flatMap { number in list.first { $0.number == number } }.map { root($0, list) }
      ?? published.number
  }

  private static func rows(_ random: inout SeededRandom, _ city: SmallCity, _ count: Int) -> [String] {
    (0..<count).map { _ in
      "N\(Int.random(in: 0..<80, using: &random)),\(Day(number: 18_900) + Int.random(in: 0..<30, using: &random)),"
        + "\(city.wards.randomElement(using: &random)!.code),1"
    }
  }

  @Test(arguments: 0..<20)
  func `what is in force is what the list of publications says, at any instant and as known at any other`(
    _ seed: UInt64
  )
    throws
  {
    var random = SeededRandom(seed: seed)
    let city = try SmallCity()
    let set = try SmallCity.criteria.set("cdc-transmission")
    let text = try SmallCity.criteria.text("cdc-transmission")
    var list: [Published] = []
    for step in 0..<10 {
      try city.take(
        city.file("\(step).csv", "case_id,report_date,ward_code,count", Self.rows(&random, city, 12)), .cases,
        source: "a")
      var living = try city.database.read { try LivingMap(city.vintage, $0) }
      let on = Day(number: 18_915 + Int32(step))
      let (map, day) = try living.map(on: on, set)
      let corrected = random.chance(3) ? list.randomElement(using: &random) : nil
      let number = try city.database.write { writing in
        try Publication.draft(
          Publication.Draft(
            map: map, day: day, criteriaText: text, knownAt: writing.instant, act: "",
            reason: "", corrects: corrected?.number), vintage: city.vintage, by: city.access, writing
        ).revision
      }
      try city.database.write { try Publication.review(number, by: city.access, $0) }
      // Now and then some hours later than it is published.
      let later =
        random.chance(3) && corrected == nil ? Instant(milliseconds: city.clock.now.milliseconds + 7200_000) : nil
      let published = try city.database.write { writing in
        try Publication.publish(number, by: city.access, from: later, writing)
        return writing.instant
      }
      list.append(
        Published(
          number: number, levels: map.zones.map(\.level.id), from: corrected?.from ?? later ?? published,
          published: published, corrects: corrected?.number))
      city.clock.set(Instant(milliseconds: city.clock.now.milliseconds + 3600_000))
    }
    let snapshot = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    let start = list[0].published.milliseconds
    for _ in 0..<400 {
      let at = Instant(milliseconds: start + Int64.random(in: -3600_000..<50_000_000, using: &random))
      let known = Instant(milliseconds: start + Int64.random(in: -3600_000..<50_000_000, using: &random))
      let ward = Int.random(in: 0..<city.wards.count, using: &random)
      let answer = try snapshot.answer(ofWard: ward, at: at, known: known)
      let expected = Self.expected(list, ward: ward, at: at, known: known)
      if answer.level != expected?.0 || answer.revision != expected?.1 {
        Issue.record(
          "seed \(seed): ward \(ward) at \(at) known \(known): \(String(describing: answer.level)) of \(String(describing: answer.revision)), not \(String(describing: expected))"
        )
      }
      let position = Coordinate(x: 105 + 0.01 * (Double(ward % 4) + 0.5), y: 21 + 0.01 * (Double(ward / 4) + 0.5))
      #expect(try snapshot.answer(at: position, at: at, known: known).level == answer.level)
    }
  }

  @Test func `a decree stands beside the computed level and never in its place`() throws {
    let city = try SmallCity()
    var random = SeededRandom(seed: 1)
    try city.take(
      city.file("c.csv", "case_id,report_date,ward_code,count", Self.rows(&random, city, 60)), .cases, source: "a")
    let number = try city.publish("cdc-transmission", on: Day(number: 18_930))
    let now = city.clock.now
    let before = city.clock.now
    let from = now.moment(offset: 25_200)
    try city.database.write { writing in
      _ = try DecreeRegister.keep(
        [
          DecreedArea(id: "d1", place: .wards([city.wards[3].code]), level: "high", act: "Decree 1", from: from),
          DecreedArea(
            id: "lane",
            place: .area(
              MultiPolygon([
                Polygon(exterior: [
                  Coordinate(x: 105.001, y: 21.001), Coordinate(x: 105.002, y: 21.001),
                  Coordinate(x: 105.002, y: 21.002),
                  Coordinate(x: 105.001, y: 21.001),
                ])
              ])), level: "high", from: from),
        ], reason: "an outbreak", by: city.access, writing)
    }
    let snapshot = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    let after = city.clock.now
    let computed = try city.database.read { try Archive.map(of: number, $0) }.zones.map(\.level.id)
    let answer = try snapshot.answer(ofWard: 3, at: after)
    #expect(answer.level == "high")
    #expect(answer.decree == "d1")
    #expect(answer.computed?.id == computed[3])
    #expect(answer.revision == number)
    // On the border of the ward that the decree names, from a ward that no decree touches.
    #expect(try snapshot.answer(at: Coordinate(x: 105.03, y: 21.005), at: after).decree == "d1")
    // Nobody knew of the decree then.
    #expect(try snapshot.answer(ofWard: 3, at: after, known: before).level == computed[3])
    let inside = try snapshot.answer(at: Coordinate(x: 105.0018, y: 21.0012), at: after)
    #expect(inside.level == "high")
    #expect(inside.decree == "lane")
    #expect(try snapshot.answer(at: Coordinate(x: 105.008, y: 21.008), at: after).decree == nil)
    #expect(try snapshot.answer(ofWard: 0, at: after).status?.inside == ["lane"])
    #expect(try snapshot.answer(ofWard: 0, at: after).level == computed[0])

    // An end is a new version; what was in force stays so.
    try city.database.write { writing in
      _ = try DecreeRegister.keep(
        [
          DecreedArea(
            id: "d1", place: .wards([city.wards[3].code]), level: "high", act: "Decree 1", from: from,
            until: writing.instant.moment(offset: 25_200) + 1)
        ], reason: "over", by: city.access, writing)
    }
    let later = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    let tomorrow = Instant(milliseconds: after.milliseconds + 86_400_000)
    #expect(try later.answer(ofWard: 3, at: tomorrow).level == computed[3])
    #expect(try later.answer(ofWard: 3, at: tomorrow, known: after).level == "high")
    #expect(try later.answer(ofWard: 3, at: after).level == "high")
  }

  @Test func `before anything is published nothing is in force`() throws {
    let city = try SmallCity()
    let snapshot = try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
    let answer = try snapshot.answer(ofWard: 0, at: city.clock.now)
    #expect(answer.level == nil)
    #expect(answer.revision == nil)
    #expect(try snapshot.answer(at: Coordinate(x: 0, y: 0), at: city.clock.now).ward == nil)
  }
}
