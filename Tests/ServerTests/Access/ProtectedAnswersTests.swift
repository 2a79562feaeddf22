import Criteria
import Foundation
import Quantities
import Store
import TestSupport
import Testing
import Zones

@testable import Server

@Suite struct ProtectedAnswersTests {
  @Test func `the public sees protected counts, with a noise that stays, and statistics officers exact ones`() throws {
    let city = try SmallCity.staffed()
    let clock = city.clock
    let zones = try ServedZones(city.database, staleAfter: 3) { clock.now }
    let map = try #require(try zones.now().current)
    let shown = map.map(for: .anyone)
    #expect(shown.disclosure != nil)
    #expect(map.exact.disclosure == nil)
    #expect(
      map.map(for: Identity(officer: Officer(id: 1, name: "e", role: .epidemiologist, area: .everything))).disclosure
        == nil)
    // Whose role is bound to areas and who has none sees what the public does.
    #expect(
      map.map(for: Identity(officer: Officer(id: 1, name: "e", role: .healthOfficer, area: .nothing))).disclosure != nil
    )
    #expect(
      map.map(for: Identity(officer: Officer(id: 1, name: "c", role: .checkpoint, area: .everything))).disclosure != nil
    )
    for (a, b) in zip(map.exact.zones, shown.zones) {
      if let count = b.confirmedTotal { #expect(count >= 5 && count.numerator % 5 == 0) }
      #expect(a.level.id == b.level.id)
    }
    let again = try ServedZones(city.database, staleAfter: 3) { clock.now }
    let same = try #require(try again.now().current).shown
    #expect(same.zones.map(\.confirmedTotal) == shown.zones.map(\.confirmedTotal))
    let secret = try city.database.read { try $0.setting("disclosure-secret") }
    #expect(secret?.utf8.count == 64)
    let other = try SmallCity.published()
    _ = try ServedZones(other.database, staleAfter: 3) { clock.now }
    let second = try other.database.read { try $0.setting("disclosure-secret") }
    #expect(second != secret)
  }

  @Test func `the status of a ward gives the public no exact value`() async throws {
    let city = try SmallCity.staffed()
    try await LiveServer.serving(city) { server in
      let answer = try await server.ask("/zones/00011")
      let reasons = try #require(answer.object["reasons"] as? [[String: Any]])
      #expect(!reasons.isEmpty)
      for reason in reasons {
        #expect(reason["to_next_up"] is NSNull)
        #expect(reason["to_next_down"] is NSNull)
      }
    }
  }
}
