import Testing

@testable import SpatialCore

@Suite struct WebMercatorTests {
  @Test func `corners and middle of the world are those of the square`() {
    let middle = WebMercator.world(Coordinate(longitude: 0, latitude: 0))
    #expect(middle == Coordinate(x: 0.5, y: 0.5))
    let corner = WebMercator.world(Coordinate(longitude: -180, latitude: WebMercator.limit))
    #expect(abs(corner.x) < 1e-12 && abs(corner.y) < 1e-12)
    #expect(
      WebMercator.world(Coordinate(longitude: 0, latitude: 90)).y
        == WebMercator.world(Coordinate(longitude: 0, latitude: 88)).y)
  }

  @Test func `Hoan Kiem lies where EPSG 3857 has it`() throws {
    // PROJ 9.1.1, EPSG:4326 to EPSG:3857: (105.8524, 21.0287) is 11783435.27, 2395301.09.
    let world = WebMercator.world(Coordinate(longitude: 105.8524, latitude: 21.0287))
    let side = 2 * Double.pi * 6_378_137
    #expect(abs((world.x - 0.5) * side - 11783435.27) < 0.02)
    #expect(abs((0.5 - world.y) * side - 2395301.09) < 0.02)
  }

  @Test func `a tile that is not there has no address`() {
    #expect(TileAddress(zoom: 1, x: 2, y: 0) == nil)
    #expect(TileAddress(zoom: 1, x: -1, y: 0) == nil)
    #expect(TileAddress(zoom: 31, x: 0, y: 0) == nil)
    #expect(TileAddress(zoom: 0, x: 0, y: 0) != nil)
  }
}
