import Criteria
import Foundation
import Quantities
import SpatialCore
import TestSupport
import Testing

@testable import Server

@Suite struct CriteriaEndpointTests {
  @Test func `the criteria of a revision have levels, bounds in words, and a citation for every band`() async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask("/criteria")
      #expect(answer.status == 200)
      #expect(answer.object["id"] as? String == "simple-recency")
      let levels = try #require(answer.object["levels"] as? [[String: Any]])
      let map = try await server.ask("/revisions/2/zones.geojson").object["zonal"] as? [String: Any]
      let shown = try #require(map?["levels"] as? [[String: Any]])
      #expect(levels.map { $0["id"] as? String } == shown.map { $0["id"] as? String })
      #expect(try await server.ask("/criteria?revision=1").object["id"] as? String == "simple-recency")
      #expect(try await server.ask("/criteria?revision=9").status == 404)
      #expect(try await server.ask("/criteria?revision=x").status == 400)
    }
  }

  @Test(arguments: SmallCity.criteria.ids)
  func `every bundled set is told whole, with words for all that decides`(id: String) throws {
    let set = try SmallCity.criteria.set(id)
    guard set.missing.isEmpty, let day = set.periods.first?.from else { return }
    let text = try CriteriaText(set, on: day, asIf: nil).value
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.document)) as? [String: Any])
    let bands = try #require(object["bands"] as? [[String: Any]])
    for band in bands.flatMap({ $0["bands"] as? [[String: Any]] ?? [] }) {
      let words = try #require(band["text"] as? [String: String])
      #expect(words["en"]?.isEmpty == false && words["vi"]?.isEmpty == false)
      #expect((band["bounds"] as? [String: Any])?.isEmpty == false)
      #expect(band["citation"] is String && Confidence(rawValue: band["confidence"] as? String ?? "") != nil)
    }
    let adjustments = try #require(object["adjustments"] as? [[String: Any]])
    #expect(adjustments.count == set.adjustments.count)
    for adjustment in adjustments { #expect((adjustment["text"] as? [String: String])?["vi"]?.isEmpty == false) }
  }

  @Test func `an adjustment in words says what, when and when not`() throws {
    let set = try SmallCity.criteria.set("vn-4800")
    let words = RuleWords(try set.edition(on: Day("2021-12-31")!))
    #expect(
      words.adjustment(0).english
        == "raised by 1 level where Elderly fully vaccinated is below 80 %, unless the level is Level 4, very high, or "
        + "New community cases, 7 days is at most 0 cases")
    #expect(
      words.adjustment(1).vietnamese
        == "không được giảm cấp khi Có kế hoạch bảo đảm năng lực y tế không quá 0 (1 có, 0 không); cả khi chưa có số liệu"
    )
    #expect(words.bounds(ofBand: 1, in: 0).english == "at least 20, below 50")
  }
}
