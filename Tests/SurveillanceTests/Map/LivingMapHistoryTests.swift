import Zones
import SpatialCore
import Criteria
import Epidemiology
import Quantities
import Store
import TestSupport
import Testing

@testable import Surveillance

@Suite struct LivingMapHistoryTests {
  @Test(arguments: ["simple-recency", "cdc-transmission"])
  func `each day of a history is the map of that day`(_ id: String) throws {
    let city = try SmallCity()
    let rows = (0..<200).map {
      "c\($0),2021-09-\(String(($0 * 7) % 20 + 101).dropFirst()),\(city.wards[$0 * 5 % 12].code)"
    }
    try city.take(city.file("a.csv", "case_id,report_date,ward_code", rows), .cases, source: "CDC")
    let set = try SmallCity.criteria.set(id)
    let living = try city.database.read { try LivingMap(city.vintage, $0) }
    let (from, on) = (Day("2021-09-10")!, Day("2021-09-20")!)
    let history = try living.history(set, from: from, through: on)
    #expect(history.days.count == 11)
    for day in history.days {
      var copy = living
      let map = try copy.map(on: day, set).map
      let levels = (0..<12).map { ward in
        history.spans(ward).first { $0.from <= day && day <= $0.through }!.classIndex
      }
      #expect(levels == map.zones.map(\.classIndex), "\(id) on \(day)")
    }
  }

  @Test func `work that is told to end does, and a time without reports is said`() throws {
    struct Enough: Error {}
    let city = try SmallCity()
    try city.take(city.file("a.csv", "case_id,report_date,ward_code", ["a,2021-09-05,00001"]), .cases, source: "CDC")
    let set = try SmallCity.criteria.set("simple-recency")
    let living = try city.database.read { try LivingMap(city.vintage, $0) }
    var days = 0
    #expect(throws: Enough.self) {
      try living.history(set, from: Day("2021-09-01")!, through: Day("2021-09-30")!) {
        days += 1
        if days == 5 { throw Enough() }
      }
    }
    #expect(days == 5)
    #expect(throws: SurveillanceError.noReports(on: Day("2021-08-31")!)) {
      try living.history(set, from: Day("2021-08-01")!, through: Day("2021-08-31")!)
    }
  }
}
