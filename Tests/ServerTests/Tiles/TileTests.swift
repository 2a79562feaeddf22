import Criteria
import Foundation
import SpatialCore
import TestSupport
import Testing
import Zones

@testable import Server

@Suite struct TileTests {
  /// The tile of zoom 12 in which the south-west corner of the small city lies.
  static let place = "12/3242/1803"

  @Test func `a tile has wards with the levels of its revision, and the lines between districts`() async throws {
    let city = try SmallCity.published()
    let map = try city.map(of: 2)
    try await LiveServer.serving(city) { server in
      let answer = try await server.ask("/tiles/2/\(Self.place).mvt")
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == "application/vnd.mapbox-vector-tile")
      let layers = try ReadLayer.all(answer.body)
      #expect(layers.map(\.name) == ["zones", "districts"])
      let wards = layers[0].features
      #expect(wards.count > 1)
      for ward in wards {
        let zone = map.zones[Int(ward.id) - 1]
        #expect(ward.properties["ward_code"] == map.wards[zone.ward].code)
        #expect(ward.properties["name"] == map.wards[zone.ward].name)
        #expect(ward.properties["level"] == zone.level.id)
        #expect(ward.properties["rank"] == zone.level.rank.map(String.init))
        #expect(ward.properties["color"] == zone.level.color)
        #expect(ward.properties["letter"] == zone.level.letter)
        #expect(ward.lines.allSatisfy { $0.count >= 3 })
      }
      let outlines = layers[1].features
      #expect(outlines.contains { $0.properties["neighbour"] == nil })
      #expect(outlines.contains { $0.properties == ["district": "Quận 0", "neighbour": "Quận 1"] })
    }
  }

  @Test func `a tile of a number is kept for good, one of the current revision is asked for anew`() async throws {
    try await LiveServer.serving(.published()) { server in
      let numbered = try await server.ask("/tiles/2/\(Self.place).mvt")
      #expect(numbered.headers["cache-control"] == "public, max-age=31536000, immutable")
      let current = try await server.ask("/tiles/current/\(Self.place)")
      #expect(current.headers["cache-control"] == "no-cache")
      #expect(current.headers["content-location"] == "/tiles/2/\(Self.place).mvt")
      #expect(current.body == numbered.body)
      let tag = try #require(current.headers["etag"])
      let again = try await server.ask("/tiles/current/\(Self.place)", headers: ["If-None-Match": tag])
      #expect(again.status == 304)
      let first = try await server.ask("/tiles/1/\(Self.place).mvt")
      #expect(first.headers["etag"] != tag)
    }
  }

  @Test func `packed or not, a tile is the same`() async throws {
    try await LiveServer.serving(.published()) { server in
      let plain = try await server.ask("/tiles/2/\(Self.place).pbf", headers: ["Accept-Encoding": "identity"])
      let packed = try await server.ask("/tiles/2/\(Self.place).pbf", headers: ["Accept-Encoding": "gzip"])
      #expect(plain.body == packed.body)
      #expect(plain.headers["etag"] != packed.headers["etag"])
    }
  }

  @Test func `revisions of one vintage differ in colours and not in ground`() async throws {
    try await LiveServer.serving(.published()) { server in
      let tiles = [
        try await server.ask("/tiles/1/\(Self.place).mvt"), try await server.ask("/tiles/2/\(Self.place).mvt"),
      ]
      let wards = try tiles.map { try ReadLayer.all($0.body)[0].features }
      #expect(wards[0].map(\.lines) == wards[1].map(\.lines))
    }
  }

  @Test func `a tile without wards has no content, one that is not there is not found`() async throws {
    try await LiveServer.serving(.published()) { server in
      let empty = try await server.ask("/tiles/2/12/0/0.mvt")
      #expect(empty.status == 204)
      #expect(empty.body.isEmpty)
      for (path, status) in [
        ("/tiles/2/1/2/0.mvt", 404), ("/tiles/2/1/0/2", 404), ("/tiles/9/1/0/0", 404), ("/tiles/9", 404),
        ("/tiles/2/15/0/0", 400), ("/tiles/2/1/0/0.png", 400), ("/tiles/2/1/a/0", 400), ("/tiles/2/1/-1/0", 400),
      ] {
        let answer = try await server.ask(path)
        #expect(answer.status == status, "\(path)")
      }
    }
  }

  @Test func `the description of the current tiles names those of its number`() async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask("/tiles/current")
      let json = answer.object
      #expect(json["tilejson"] as? String == "3.0.0")
      #expect(json["tiles"] as? [String] == ["\(server.address)/tiles/2/{z}/{x}/{y}.mvt"])
      #expect(json["bounds"] as? [Double] == [105, 21, 105.04, 21.03])
      let layers = try #require(json["vector_layers"] as? [[String: Any]])
      #expect(layers.map { $0["id"] as? String } == ["zones", "districts"])
      // Exactly the properties that are described are in a tile.
      let tile = try ReadLayer.all(try await server.ask("/tiles/2/\(Self.place).mvt").body)
      for (layer, described) in zip(tile, layers) {
        let fields = Set((described["fields"] as? [String: Any] ?? [:]).keys)
        #expect(Set(layer.features.flatMap(\.properties.keys)) == fields)
      }
    }
  }

  @Test func `behind a proxy the tiles have the public address`() async throws {
    var settings = ServerSettings()
    settings.publicAddress = "https://zones.example/"
    try await LiveServer.serving(.published(), settings: settings) { server in
      let json = try await server.ask("/tiles/2").object
      #expect(json["tiles"] as? [String] == ["https://zones.example/tiles/2/{z}/{x}/{y}.mvt"])
    }
  }
}
