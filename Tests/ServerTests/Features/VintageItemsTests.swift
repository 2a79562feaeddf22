import Foundation
import Store
import Surveillance
import TestSupport
import Testing

@testable import Server

@Suite struct VintageItemsTests {
  /// A city with a later vintage, in which the last ward is gone.
  private static func city() throws -> SmallCity {
    let city = try SmallCity.published()
    _ = try city.database.write { writing in
      try BoundaryVintage.keep(
        Array(city.wards.dropLast()), name: "2025", from: nil, through: nil, by: city.access, writing)
    }
    return city
  }

  @Test func `each vintage has a collection of its own where there are several`() async throws {
    try await LiveServer.serving(Self.city()) { server async throws in
      let all = try #require(try await server.json("/collections").object["collections"] as? [[String: Any]])
      #expect(all.compactMap { $0["id"] as? String } == CoreConformanceTests.collections + ["wards-1", "wards-2025"])
      // Maps are those of the first vintage still.
      #expect(try await server.json("/collections/wards/items").ids.count == 12)
      #expect(try await server.json("/collections/wards-1/items").ids.count == 12)
      let later = try await server.json("/collections/wards-2025/items?limit=5")
      #expect(later.object["numberMatched"] as? Int == 11)
      #expect(later.properties["vintage"] as? String == "2025")
      #expect(later.link("next")?.hasPrefix(server.address + "/collections/wards-2025/items?") == true)
      #expect(try await server.json("/collections/wards-2025/items/00003").status == 200)
      #expect(try await server.json("/collections/wards-2025/items/00011").status == 404)
      #expect(try await server.json("/collections/wards-2025/queryables").status == 200)
    }
  }

  @Test func `a vintage that is not there is not found`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for path in ["", "/items", "/items/00000", "/queryables"] {
        #expect(try await server.json("/collections/wards-1" + path).status == 404)
      }
    }
  }
}
