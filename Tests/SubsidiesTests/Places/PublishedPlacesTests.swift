import Epidemiology
import Quantities
import SpatialCore
import Store
import Surveillance
import TestSupport
import Testing
import Zones

@testable import Subsidies

/// The history of wards against asking the snapshot at every noon.
@Suite struct PublishedPlacesTests {
  @Test func `each day has the level of its noon, of maps and of decrees that begin and end at six`() throws {
    let city = try SupportCity(publishes: true)
    let publisher = try city.access("binh")
    _ = try city.city.database.write { writing in
      try DecreeRegister.keep(
        [
          DecreedArea(
            id: "zone-1", name: "Zone 1", place: .wards(["00002"]), level: "red", authority: "UBND", act: "20/CT-UBND",
            article: "1", citation: "Directive 20", from: Moment("2021-09-06T06:00", offset: 0)!,
            until: Moment("2021-09-21T06:00", offset: 0)!, repeals: [])
        ], reason: "test", by: publisher, writing)
    }
    let snapshot = try city.city.database.read { try ZoneSnapshot(city.city.vintage, index: city.city.index, $0) }
    let (first, last) = (Day("2021-08-25")!, Day("2021-10-05")!)
    let places = PublishedPlaces(snapshot, from: first, through: last)
    for (ward, code) in city.city.wards.map(\.code).enumerated() {
      let spans = try places.spans(ofWard: code, from: first, through: last)
      for (before, after) in zip(spans, spans.dropFirst()) { #expect(before.through < after.from) }
      var day = first
      while day <= last {
        let noon = Instant(Moment(day, second: 43_200), offset: 25_200)
        let answer = try snapshot.answer(ofWard: ward, at: noon)
        let span = spans.first { $0.from <= day && day <= $0.through }
        #expect(span?.level == answer.level && span?.decree == answer.decree, "\(code) on \(day)")
        day = day + 1
      }
    }
    let red = try places.spans(ofWard: "00002", from: first, through: last).filter { $0.decree == "zone-1" }
    #expect(red.map(\.from) == [Day("2021-09-06")!] && red.map(\.through) == [Day("2021-09-20")!])
    #expect(try places.spans(ofWard: "99999", from: first, through: last).isEmpty)
    // Before the decree was known nobody could have cited it.
    let then = PublishedPlaces(snapshot, from: first, through: last, known: Instant(milliseconds: 0))
    #expect(try then.spans(ofWard: "00002", from: first, through: last).isEmpty)
  }
}
