import Foundation
import Quantities
import SpatialCore
import Store
import Surveillance
import TestSupport
import Testing
import Zones

@testable import Server

@Suite struct DecreedStatusTests {
  /// Ward 00005 is decreed red for a day, and a small square in the middle of ward 00006 orange, from tomorrow on.
  private static func city() throws -> SmallCity {
    let city = try SmallCity.published()
    let square = [(0.0, 0.0), (0.002, 0.0), (0.002, 0.002), (0.0, 0.002), (0.0, 0.0)].map {
      Coordinate(x: 105.024 + $0.0, y: 21.014 + $0.1)
    }
    let areas = [
      DecreedArea(
        id: "d-1", place: .wards(["00005"]), level: "red", act: "Act 1", from: Moment(Day("2021-09-08")!),
        until: Moment(Day("2021-09-09")!)),
      DecreedArea(
        id: "d-2", place: .area(MultiPolygon([Polygon(exterior: square)])), level: "orange", act: "Act 2",
        from: Moment(Day("2021-09-08")!)),
    ]
    try city.database.write { _ = try DecreeRegister.keep(areas, reason: "outbreak", by: city.access, $0) }
    return city
  }

  @Test func `a decree begins and ends by the clock, with nobody publishing anything`() async throws {
    let city = try Self.city()
    try await LiveServer.serving(city) { server in
      let before = try await server.ask("/zones/00005").object
      #expect(before["layer"] as? String == "computed")
      #expect(before["in_force_until"] as? String == "2021-09-07T17:00:00.000Z")
      city.clock.set(Instant(milliseconds: 1_631_034_000_000 + 3_600_000))
      let during = try await server.ask("/zones/00005").object
      #expect(during["layer"] as? String == "decreed")
      #expect(during["level"] as? String == "red")
      #expect(during["computed_level"] as? String == before["level"] as? String)
      #expect((during["decree"] as? [String: Any])?["act"] as? String == "Act 1")
      #expect(during["in_force_from"] as? String == "2021-09-07T17:00:00.000Z")
      #expect(during["in_force_until"] as? String == "2021-09-08T17:00:00.000Z")
      city.clock.set(Instant(milliseconds: 1_631_034_000_000 + 90_000_000))
      #expect(try await server.ask("/zones/00005").object["layer"] as? String == "computed")
    }
  }

  @Test func `a decreed lane holds at its positions, and its ward's level beside it`() async throws {
    let city = try Self.city()
    city.clock.set(Instant(milliseconds: 1_631_034_000_000 + 3_600_000))
    try await LiveServer.serving(city) { server in
      let inside = try await server.ask("/zones/at?lon=105.025&lat=21.015").object
      #expect(inside["ward_code"] as? String == "00006")
      #expect(inside["level"] as? String == "orange")
      let beside = try await server.ask("/zones/at?lon=105.021&lat=21.011").object
      #expect(beside["ward_code"] as? String == "00006")
      #expect(beside["layer"] as? String == "computed")
    }
  }

  @Test func `the past is asked as it was, and as it was known`() async throws {
    let city = try Self.city()
    try await LiveServer.serving(city) { server in
      let later = try await server.ask("/zones/00005?on=2021-09-08").object
      #expect(later["layer"] as? String == "decreed")
      // Before the decree was kept nobody knew of it.
      let unknown = try await server.ask("/zones/00005?on=2021-09-08&known=2021-09-06").object
      #expect(unknown["layer"] is NSNull)
      #expect(unknown["stale"] as? Bool == true)
      let offset = try await server.ask("/zones/00005?on=2021-09-08T12:00:00+07:00").object
      #expect(offset["layer"] as? String == "decreed")
      #expect(try await server.ask("/zones/00005?on=yesterday").status == 400)
    }
  }
}
