import Criteria
import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Zones

/// A map made with decrees says what is in force beside its own levels, and is otherwise the map without them.
@Suite struct MapInForceTests {
  private static let names = ["in_force_level", "in_force_layer", "decree"]

  /// Sixty wards, a decree on two of them that ends at noon, one without end on a third, and an alley in a fourth.
  private static func decrees(_ map: ZoneMap) throws -> InForce {
    let noon = Moment(map.on, second: 43_200)
    let alley = try #require(map.wards[12].area.polygons.first?.exterior.first)
    let square = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
      Coordinate(x: alley.x - 0.01 + $0.0 * 0.001, y: alley.y + $0.1 * 0.001)
    }
    return try InForce(
      areas: [
        DecreedArea(
          id: "two", place: .wards(["5", "6"]), level: "level-4", authority: "City", act: "Act \"1\"",
          article: "Article 2",
          from: Moment(map.on - 3), until: noon),
        DecreedArea(id: "three", place: .wards(["7"]), level: "closed", act: "Act 3", from: Moment(map.on - 1)),
        DecreedArea(
          id: "alley", name: "Ngõ </script> 12", place: .area(MultiPolygon([Polygon(exterior: square)])),
          level: map.criteria.levels[1].id,
          act: "Act 4", from: Moment(map.on - 1), until: Moment(map.on + 9)),
        DecreedArea(
          id: "later", place: .area(MultiPolygon([Polygon(exterior: square)])), level: "level-3",
          from: Moment(map.on + 1)),
      ], precedence: DecreePrecedence(), wards: map.wards)
  }

  private static func document(_ map: ZoneMap, threads: Int = 1) throws -> GeoJSONDocument {
    try GeoJSON.read(text: String(decoding: bytes(map, threads: threads), as: UTF8.self))
  }

  private static func bytes(_ map: ZoneMap, threads: Int = 1) -> [UInt8] {
    var bytes: [UInt8] = []
    map.writeGeoJSON(threads: threads) { bytes += $0 }
    return bytes
  }

  @Test func `every property but those of decrees is that of the map without them`() throws {
    let plain = try ZoneMapWritingTests.map(wards: 60)
    var map = plain
    map.inForce = MapInForce(try Self.decrees(plain), map: plain, at: Moment(plain.on, second: 43_199))
    let (before, after) = (try Self.document(plain), try Self.document(map))
    var decided: [String: [String]] = [:]
    for (a, b) in zip(before.features, after.features) {
      #expect(a.properties == b.properties.filter { !Self.names.contains($0.name) })
      #expect(!a.properties.contains { Self.names.contains($0.name) })
      #expect(a.geometry == b.geometry)
      let level = try #require(b[property: "in_force_level"]?.text)
      if b[property: "in_force_layer"] == .string("computed") {
        #expect(level == a[property: "level"]?.text && b[property: "decree"] == .null)
      } else {
        guard case .object(let decree)? = b[property: "decree"] else {
          Issue.record("\(b.properties)")
          continue
        }
        #expect(decree.map(\.name) == ["id", "act", "article", "from", "until"])
        decided[b.id?.text ?? ""] = [level] + decree.map { $0.value.text ?? "null" }
      }
    }
    let two = ["level-4", "two", "Act \"1\"", "Article 2", "2021-09-05T00:00", "2021-09-08T12:00"]
    #expect(decided == ["5": two, "6": two, "7": ["closed", "three", "Act 3", "", "2021-09-07T00:00", "null"]])
    #expect(after.foreign("zonal", "in_force_at") == "2021-09-08T11:59:59")
    #expect(before.foreign("zonal", "in_force_at") == nil)
  }

  @Test func `at the end of a decree the computed level holds again`() throws {
    let plain = try ZoneMapWritingTests.map(wards: 60)
    let decrees = try Self.decrees(plain)
    func decided(_ moment: Moment) -> [Int] {
      let inForce = MapInForce(decrees, map: plain, at: moment)
      return plain.wards.indices.filter { inForce.decree(ofWard: $0) != nil }
    }
    #expect(decided(Moment(plain.on, second: 43_199)) == [5, 6, 7])
    #expect(decided(Moment(plain.on, second: 43_200)) == [7])
    #expect(decided(.end(of: plain.on)) == [7])
  }

  @Test func `a table has the columns of decrees after all its others`() throws {
    let plain = try ZoneMapWritingTests.map(wards: 60)
    var map = plain
    map.inForce = MapInForce(try Self.decrees(plain), map: plain, at: Moment(plain.on))
    #expect(
      map.csvHeader.hasPrefix(plain.csvHeader.dropLast() + ",in_force_at,in_force_level,in_force_layer,decree_id"))
    let (before, after) = (plain.csvRecords(), map.csvRecords())
    func records(_ bytes: [UInt8]) -> [Substring] {
      // Names hold a line break inside quotation marks: a record is two lines.
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      return stride(from: 0, to: lines.count - 1, by: 2).map { "\(lines[$0])\n\(lines[$0 + 1])"[...] }
    }
    for (ward, (a, b)) in zip(records(before), records(after)).enumerated() {
      let rest = try #require(b.hasPrefix(a) ? b.dropFirst(a.count) : nil)
      let level = plain.zones[ward].level.id
      switch ward {
      case 5, 6:
        #expect(
          rest == ",2021-09-08T00:00,level-4,decree,two,\"Act \"\"1\"\"\",Article 2,2021-09-05T00:00,2021-09-08T12:00")
      case 7: #expect(rest == ",2021-09-08T00:00,closed,decree,three,Act 3,,2021-09-07T00:00,")
      default: #expect(rest == ",2021-09-08T00:00,\(level),computed,,,,,")
      }
    }
  }

  @Test func `areas below a ward are a file of their own, with the wards in which they lie`() throws {
    var map = try ZoneMapWritingTests.map(wards: 60)
    #expect(try GeoJSON.read(text: String(decoding: map.decreedGeoJSON, as: UTF8.self)).features.isEmpty)
    map.inForce = MapInForce(try Self.decrees(map), map: map, at: Moment(map.on))
    let features = try GeoJSON.read(text: String(decoding: map.decreedGeoJSON, as: UTF8.self)).features
    #expect(features.map { $0.id?.text } == ["alley"])
    let alley = try #require(features.first)
    #expect(alley[property: "wards"] == .array([.string("12")]))
    let level = map.criteria.levels[1]
    #expect(alley[property: "level"] == .string(level.id) && alley[property: "color"] == .string(level.color))
    #expect(alley[property: "until"] == .string("2021-09-17T00:00"))
    #expect(alley.geometry?.area?.polygons.first?.exterior.count == 5)
  }

  @Test
  func `the report holds both levels as data that no name can break out of, and is the plain one without decrees`()
    throws
  {
    let plain = try ZoneMapWritingTests.map(wards: 60)
    var map = plain
    map.inForce = MapInForce(try Self.decrees(plain), map: plain, at: Moment(plain.on))
    for threads in [2, 3] {
      #expect(Self.bytes(map, threads: threads) == Self.bytes(map))
      #expect(ZoneMapWritingTests.page(map, threads: threads) == ZoneMapWritingTests.page(map, threads: 1))
    }
    let text = String(decoding: ZoneMapWritingTests.page(map, threads: 1), as: UTF8.self)
    let start = try #require(text.range(of: #"id="data">"#)).upperBound
    let end = try #require(text.range(of: "</script>", range: start..<text.endIndex)).lowerBound
    let data = try JSONSerialization.jsonObject(with: Data(text[start..<end].utf8)) as? [String: Any]
    let decrees = try #require(data?["decrees"] as? [String: Any])
    let areas = try #require(decrees["areas"] as? [[String: Any]])
    #expect(areas.map { $0["id"] as? String } == ["two", "three", "alley"])
    #expect(areas[2]["inside"] as? [String] == ["12"] && (areas[2]["path"] as? String)?.hasPrefix("M") == true)
    #expect(areas[2]["name"] as? String == "Ngõ </script> 12")
    let wards = try #require(decrees["wards"] as? [Any])
    #expect(wards.count == 60)
    let places = wards.indices.filter { wards[$0] is [String: Any] }
    #expect(places == [5, 6, 7])
    #expect(places.map { (wards[$0] as? [String: Any])?["area"] as? Int } == [0, 0, 1])
    let without = String(decoding: ZoneMapWritingTests.page(plain, threads: 1), as: UTF8.self)
    #expect(!without.contains("decreed") && !without.contains("\"decrees\""))
  }
}
