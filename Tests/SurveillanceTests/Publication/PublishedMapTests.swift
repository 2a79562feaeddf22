import SpatialCore
import Criteria
import Epidemiology
import Foundation
import Quantities
import Store
import TestSupport
import Testing
import Zones

@testable import Surveillance

@Suite struct PublishedMapTests {
  @Test func `a map in memory is compared as the file that it is written to`() throws {
    let city = try SmallCity()
    let rows = (0..<60).map { "c\($0),2021-09-0\($0 % 7 + 1),\(city.wards[$0 % 5].code)" }
    try city.take(city.file("a.csv", "case_id,report_date,ward_code", rows), .cases, source: "CDC")
    var living = try city.database.read { try LivingMap(city.vintage, $0) }
    let map = try living.map(on: Day("2021-09-07")!, SmallCity.criteria.set("simple-recency")).map
    let path = city.folder.path("zones.geojson")
    try Data(map.geoJSON).write(to: URL(fileURLWithPath: path))
    let (read, made) = (try PublishedMap(path: path), PublishedMap(map))
    #expect(read.zones == made.zones && read.criteria == made.criteria && read.on == made.on)
    #expect(made.zones.count == 12 && ZoneDifference.between(read, made).isEmpty)
  }
}
