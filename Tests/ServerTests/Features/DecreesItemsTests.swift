import Foundation
import Quantities
import SpatialCore
import Store
import Surveillance
import TestSupport
import Testing
import Zones

@testable import Server

@Suite struct DecreesItemsTests {
  /// A city with a lane that is red for two days, and a district from then on.
  private static func city() throws -> SmallCity {
    let city = try SmallCity.published()
    let lane = [(105.001, 21.001), (105.002, 21.001), (105.002, 21.002), (105.001, 21.001)].map {
      Coordinate(x: $0, y: $1)
    }
    let (first, third) = (Moment(Day("2021-09-06")!), Moment(Day("2021-09-08")!))
    _ = try city.database.write { writing in
      try DecreeRegister.keep(
        [
          DecreedArea(
            id: "lane", place: .area(MultiPolygon([Polygon(exterior: lane)])), level: "level-4", act: "Act 1",
            from: first,
            until: third),
          DecreedArea(
            id: "district 1", place: .districts(["q1"]), level: "level-3", act: "Act 2", from: third, repeals: []),
        ], reason: "cases", by: city.access, writing)
    }
    return city
  }

  @Test func `a decreed area has its act, its time and its ground`() async throws {
    try await LiveServer.serving(Self.city()) { server async throws in
      let all = try await server.json("/collections/decrees/items")
      #expect(all.ids == ["lane", "district 1"])
      #expect(all.properties["act"] as? String == "Act 1")
      #expect(all.properties["from"] as? String == "2021-09-05T17:00:00.000Z")
      #expect(all.properties["until"] as? String == "2021-09-07T17:00:00.000Z")
      let district = try await server.json("/collections/decrees/items/district%201")
      #expect(district.properties["wards"] as? [String] == ["00004", "00005", "00006", "00007"])
      #expect(district.link("self") == server.address + "/collections/decrees/items/district%201")
      let geometry = district.object["geometry"] as? [String: Any]
      #expect(geometry?["type"] as? String == "Polygon")
    }
  }

  @Test func `datetime chooses areas by the time for which they hold`() async throws {
    try await LiveServer.serving(Self.city()) { server async throws in
      func ids(_ time: String) async throws -> [String] {
        try await server.json("/collections/decrees/items?datetime=\(time)").ids
      }
      #expect(try await ids("2021-09-05T16:59:59Z") == [])
      #expect(try await ids("2021-09-05T17:00:00Z") == ["lane"])
      #expect(try await ids("2021-09-07T17:00:00Z") == ["district 1"])
      #expect(try await ids("2021-09-07/2021-09-08") == ["lane", "district 1"])
      #expect(try await ids("../2021-09-06") == ["lane"])
    }
  }

  @Test func `a decree decides in its wards, and stands beside the computed level`() async throws {
    let city = try Self.city()
    city.clock.set(Instant(Moment(Day("2021-09-09")!), offset: 25_200))
    try await LiveServer.serving(city) { server async throws in
      let zone = try await server.json("/collections/zones/items/00005").properties
      #expect(zone["in_force_level"] as? String == "level-3")
      #expect(zone["level"] as? String != nil)
      let before = try await server.json("/collections/zones/items/00005?known=2000-01-01")
      #expect(before.status == 404)
    }
  }
}
