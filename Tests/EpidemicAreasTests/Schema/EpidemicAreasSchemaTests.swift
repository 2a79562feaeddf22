import Surveillance
import Registry
import Foundation
import Store
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct EpidemicAreasSchemaTests {
  @Test func `a city with these tables opens again as it was`() throws {
    let city = try SmallCity(schemas: [.registry, .surveillance, .areas])
    let again = try DatabaseFile.open(
      city.folder.path("city.zonal"), schemas: [.registry, .surveillance, .areas], mode: .readOnly
    ) { city.clock.now }
    #expect(try again.read { try $0.first("SELECT count(*) FROM store_wards") { $0.int(0) } } == city.wards.count)
  }
}
