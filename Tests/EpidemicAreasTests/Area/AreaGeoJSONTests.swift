import Quantities
import SpatialCore
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct AreaGeoJSONTests {
  @Test func `what goes out comes in as the same ground, and a list of addresses has none`() throws {
    let city = try AreaCity()
    let shape = city.shape(0, 0.1...0.5, 0...0.5)
    let places = [
      shape, .wards([city.row(1), city.row(2)]), .addresses([AreaAddress(ward: city.row(3), text: "Ngõ 24 Kim Đồng")]),
    ]
    let areas = try places.map { place in
      (area: try city.office.area(city.decree(place), by: city.access("hoa")), place: place)
    }
    let page = AreaGeoJSON(city.city.vintage, offset: 25_200, at: city.city.clock.now)
    let text = try page.text(areas)
    #expect(!text.contains("Kim"))
    let document = try GeoJSON.read(text: text)
    #expect(document.features.map { $0[property: "state"]?.text } == ["in-force", "in-force", "in-force"])
    #expect(document.features.map { $0[property: "wards"]?.text } == ["00000", "00001;00002", "00003"])
    #expect(document.features[2].geometry == nil)
    let again = try #require(document.features[0].geometry?.area)
    guard case .shape(let ground) = shape else { return }
    #expect(abs(Geodesic.area(of: again) - Geodesic.area(of: ground)) < 1)
    // Two neighbouring wards are one ground.
    #expect(document.features[1].geometry?.area?.polygons.count == 1)
  }
}
