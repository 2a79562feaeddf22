import Quantities
import SpatialCore
import Testing

@testable import Zones

@Suite struct DecreedOutlineTests {
  private static let wards = (0..<4).map { i in
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: Double(i) + $0, y: $1) }
    return Ward(
      code: "w\(i)", name: "W\(i)", district: i < 2 ? "West" : "East", districtCode: i < 2 ? "1" : "2",
      area: MultiPolygon([Polygon(exterior: corners)]))
  }

  private static func area(_ place: DecreedArea.Place) -> DecreedArea {
    DecreedArea(id: "d", place: place, level: "red", from: Moment(Day("2021-09-06")!))
  }

  @Test func `wards and districts, by code or name, are put together; shapes stay`() throws {
    #expect(Self.area(.wards(["w3", "w0", "none"])).named(among: Self.wards) == [0, 3])
    #expect(Self.area(.districts(["West"])).named(among: Self.wards) == [0, 1])
    #expect(Self.area(.districts(["2"])).named(among: Self.wards) == [2, 3])
    let west = try Self.area(.districts(["1"])).outline(among: Self.wards)
    #expect(west.polygons.count == 1 && west.boundingBox == BoundingBox(minX: 0, minY: 0, maxX: 2, maxY: 1))
    let shape = Self.wards[2].area
    #expect(try Self.area(.area(shape)).outline(among: Self.wards) == shape)
    #expect(try Self.area(.wards(["none"])).outline(among: Self.wards).polygons.isEmpty)
  }
}
