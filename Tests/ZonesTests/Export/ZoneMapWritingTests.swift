import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Zones

/// A map is written in the same bytes by any number of threads.
@Suite struct ZoneMapWritingTests {
  static func ward(_ index: Int) -> Ward {
    // Some have no area, some islands, some thousands of positions.
    let sizes = index % 10 == 3 ? [] : index % 10 == 4 ? [5, 9] : index % 50 == 7 ? [4_000] : [40]
    let polygons = sizes.enumerated().map { part, size in
      let ring = (0..<size).map { i in
        let angle = 2 * Double.pi * Double(i) / Double(size)
        return Coordinate(
          longitude: 105 + Double(index % 20) / 10 + Double(part) / 30 + 0.01 * cos(angle),
          latitude: 21 + Double(index / 20) / 10 + 0.01 * sin(angle))
      }
      return Polygon(exterior: ring + ring.prefix(1))
    }
    return Ward(
      code: String(index), name: "Phường \"\(index)\" <\(index % 7)>\n", district: index % 2 == 0 ? nil : "Quận, 1",
      area: MultiPolygon(polygons))
  }

  static func map(wards count: Int) throws -> ZoneMap {
    let world = try IndicatorEvaluatorTests.world(
      cases: "2021-09-08,A,7\n", population: "A,35000,,,\n", on: "2021-09-08")
    let classifier = Classifier(edition: world.edition, evidence: world.evidence, wards: world.wards)
    var map = ZoneMap(
      classifier: classifier, edition: world.edition, evidence: world.evidence, wards: world.wards, on: world.day)
    let zone = try #require(map.zones.first)
    map.wards = (0..<count).map(ward)
    map.zones = (0..<count).map { index in
      var copy = zone
      copy.ward = index
      copy.confirmed = Fraction(index)
      return copy
    }
    return map
  }

  static func page(_ map: ZoneMap, threads: Int) -> [UInt8] {
    let page = ReportPage(
      map: map, files: [("cases.csv", "cases", RowCounts())], warnings: ["<script>"], findings: [], counts: [:])
    var bytes: [UInt8] = []
    page.write(threads: threads) { bytes += $0 }
    return bytes
  }

  @Test(arguments: [0, 1, 3, 600]) func `files have the same bytes at any number of threads`(_ count: Int) throws {
    let map = try Self.map(wards: count)
    func geoJSON(_ threads: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      map.writeGeoJSON(threads: threads) { bytes += $0 }
      return bytes
    }
    let (text, records, page) = (geoJSON(1), map.csvRecords(), Self.page(map, threads: 1))
    for threads in [2, 3, 8] {
      #expect(geoJSON(threads) == text)
      #expect(map.csvRecords(threads: threads) == records)
      #expect(Self.page(map, threads: threads) == page)
    }
    let document = try GeoJSON.read(text: String(decoding: text, as: UTF8.self))
    #expect(document.features.map { $0.id?.text } == (0..<count).map(String.init))
    #expect(document.foreign("zonal", "on") == "2021-09-08")
    let areas = document.features.map { $0.geometry?.area?.polygons.count ?? 0 }
    #expect(areas == map.wards.map(\.area.polygons.count))
    // A header is written apart; a name with a line break stands in one record of two lines.
    #expect(records.count { $0 == 10 } == 2 * count)
  }

  @Test func `the data of the report is JSON that no name can break out of`() throws {
    let text = String(decoding: Self.page(try Self.map(wards: 60), threads: 2), as: UTF8.self)
    let start = try #require(text.range(of: #"id="data">"#)).upperBound
    let end = try #require(text.range(of: "</script>", range: start..<text.endIndex)).lowerBound
    let data = try JSONSerialization.jsonObject(with: Data(text[start..<end].utf8)) as? [String: Any]
    let wards = try #require(data?["wards"] as? [[String: Any]])
    #expect(wards.count == 60)
    #expect(wards[5]["name"] as? String == "Phường \"5\" <5>\n")
    #expect(wards[5]["cases"] as? [Int] == [0, 0, 5])
    #expect(wards[3]["path"] as? String == "")
    #expect(wards[3]["label"] == nil)
    #expect(text.hasSuffix("</html>\n"))
  }

  @Test func `an error while writing ends the writing and comes out`() throws {
    struct Full: Error {}
    let map = try Self.map(wards: 600)
    for threads in [1, 2] {
      var pieces = 0
      #expect(throws: Full.self) {
        try map.writeGeoJSON(threads: threads) { (_: [UInt8]) throws(Full) in
          pieces += 1
          if pieces == 2 { throw Full() }
        }
      }
      #expect(pieces == 2)
    }
  }
}
