import Testing

@testable import SpatialCore

@Suite struct DistrictTests {
  private static func ward(_ code: String, _ x: Double, district: String?, code districtCode: String?) -> Ward {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0, y: $1) }
    return Ward(
      code: code, name: code, district: district, districtCode: districtCode,
      area: MultiPolygon([Polygon(exterior: corners)]))
  }

  @Test func `wards of a district become one area without the borders between them`() throws {
    let districts = try District.dissolved(from: [
      Self.ward("1", 0, district: "B", code: "b"), Self.ward("2", 1, district: "B", code: "b"),
      Self.ward("3", 2, district: "A", code: "a"), Self.ward("4", 9, district: "A", code: "a"),
      Self.ward("5", 4, district: nil, code: nil),
    ])
    #expect(districts.map(\.code) == ["a", "b"])
    #expect(districts.map(\.wards) == [[2, 3], [0, 1]])
    #expect(districts[0].area.polygons.count == 2)
    let whole = try #require(districts[1].area.polygons.first)
    #expect(districts[1].area.polygons.count == 1)
    #expect(whole.isWoundByRFC7946)
    #expect(whole.exterior.boundingBox == BoundingBox(minX: 0, minY: 0, maxX: 2, maxY: 1))
    #expect(RingArea.signed(whole.exterior) == 2)
  }

  @Test func `a district without a code is named by its name, and no wards make none`() throws {
    #expect(
      try District.dissolved(from: [Self.ward("1", 0, district: "Ba Đình", code: nil)]).map(\.code) == ["Ba Đình"])
    #expect(try District.dissolved(from: []).isEmpty)
    #expect(try Dissolve.union(of: [MultiPolygon(), MultiPolygon()]).polygons.isEmpty)
  }
}
