import Foundation
import Quantities
import TestSupport
import Testing

@testable import Server

@Suite struct ZoneItemsTests {
  @Test func `a zone has what the zone map has, and what holds, since when, and how old the data are`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let zone = try await server.json("/collections/zones/items/00011").properties
      for name in ["ward_code", "name", "level", "rank", "color", "population", "reasons", "confirmed_total"] {
        #expect(zone[name] != nil, "\(name)")
      }
      #expect(zone["in_force_level"] as? String == zone["level"] as? String)
      #expect(zone["revision"] as? Int == 2)
      #expect(TimeText.instant(try #require(zone["in_force_from"] as? String)) != nil)
      #expect(zone["in_force_until"] is NSNull)
      #expect(zone["data_age_days"] as? Int == 0)
      #expect(zone["stale"] as? Bool == false)
    }
  }

  @Test func `an interval has one feature for each revision of each ward, which answers by its id`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let all = try await server.json("/collections/zones/items?datetime=../..&ward_code=00003")
      #expect(all.ids == ["00003.1", "00003.2"])
      let (first, second) = (try #require(all.features.first), try #require(all.features.last))
      let (a, b) = (first["properties"] as! [String: Any], second["properties"] as! [String: Any])
      #expect(a["in_force_until"] as? String == b["in_force_from"] as? String)
      #expect(b["in_force_until"] is NSNull)
      let alone = try await server.json("/collections/zones/items/00003.1")
      #expect(NSDictionary(dictionary: alone.properties) == NSDictionary(dictionary: a))
      #expect(try await server.json("/collections/zones/items/00003.9").status == 404)
    }
  }

  @Test func `known shows what was published by then, and no later map`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let all = try await server.json("/collections/zones/items?datetime=../..&limit=24")
      let begins = Set(all.features.compactMap { ($0["properties"] as? [String: Any])?["in_force_from"] as? String })
      let last = try #require(begins.max())
      let before = Instant(milliseconds: try #require(TimeText.instant(last)).milliseconds - 1)
      let known = try await server.json("/collections/zones/items/00003?known=\(before)")
      #expect(known.properties["revision"] as? Int == 1)
      #expect(try await server.json("/collections/zones/items?known=2000-01-01").object["numberMatched"] as? Int == 0)
    }
  }

  @Test(.timeLimit(.minutes(20))) func `pages stay those of one state while maps are published`() async throws {
    let city = try SmallCity.published()
    try await LiveServer.serving(city) { server async throws in
      let first = try await server.json("/collections/zones/items?limit=5")
      try city.publish("simple-recency", on: Day("2021-09-08")!)
      var current = 2
      while current == 2 {
        try await Task.sleep(for: .milliseconds(50))
        current = try await server.json("/collections/zones/items/00000").properties["revision"] as? Int ?? 0
      }
      #expect(current == 3)
      var ids = first.ids
      var next = first.link("next")
      while let address = next {
        let page = try await server.json(address)
        #expect(page.object["numberMatched"] as? Int == 12)
        for feature in page.features {
          #expect((feature["properties"] as? [String: Any])?["revision"] as? Int == 2)
        }
        ids += page.ids
        next = page.link("next")
      }
      #expect(ids == (0..<12).map { String(format: "%05d", $0) })
    }
  }

  @Test func `packed and plain answers are the same text`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for path in [
        "/collections/zones/items?limit=7", "/collections/zones/items?datetime=../..", "/collections/decrees/items",
      ] {
        // The client unpacks by itself.
        let packed = try await server.ask(path, headers: ["Accept-Encoding": "gzip"])
        let plain = try await server.ask(path, headers: ["Accept-Encoding": "identity"])
        #expect(packed.headers["etag"] != plain.headers["etag"])
        #expect(packed.text == plain.text)
        #expect(plain.json != nil)
      }
    }
  }

  @Test func `districts are put together from their wards`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let districts = try await server.json("/collections/districts/items")
      #expect(districts.ids == ["q0", "q1", "q2"])
      #expect(districts.properties["wards"] as? Int == 4)
      let geometry = districts.features[0]["geometry"] as? [String: Any]
      let ring = try #require((geometry?["coordinates"] as? [[[Double]]])?.first)
      #expect(ring.map { $0[0] }.min() == 105 && ring.map { $0[0] }.max() == 105.04)
    }
  }

  @Test func `properties that are not for filters are refused, and ones of any kind choose`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      #expect(try await server.json("/collections/zones/items?reasons=1").status == 400)
      #expect(try await server.json("/collections/zones/items?stale=1").ids.isEmpty)
      #expect(try await server.json("/collections/zones/items?stale=0&district=Qu%E1%BA%ADn%202").ids.count == 4)
      #expect(try await server.json("/collections/zones/items?rank=x").status == 400)
    }
  }
}
