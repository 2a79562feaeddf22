import Testing

@testable import SpatialCore

@Suite struct SurroundingsTests {
  private let lake = Coordinate(x: 105.8525, y: 21.0287)

  @Test(arguments: [0.0, 21.0287, -45, 67])
  func `Positions within the distance lie in the area, and those a little beyond do not`(latitude: Double) throws {
    let centre = Coordinate(x: 105.8525, y: latitude)
    let area = try #require(try Surroundings.area(around: [centre], within: 3000))
    for azimuth in stride(from: 0.0, to: 360, by: 0.7) {
      let inside = WGS84Ellipsoid.destination(from: centre, azimuth: azimuth, metres: 2999.99)
      let outside = WGS84Ellipsoid.destination(from: centre, azimuth: azimuth, metres: 3001.5)
      if area.side(of: inside) == .outside { Issue.record("\(azimuth) inside") }
      if area.side(of: outside) != .outside { Issue.record("\(azimuth) outside") }
    }
    #expect(abs(Geodesic.area(of: area) / (Double.pi * 9_000_000) - 1) < 0.001)
  }

  @Test func `Circles that overlap are one area, and the ring around them has its middle cut out`() throws {
    let near = WGS84Ellipsoid.destination(from: lake, azimuth: 90, metres: 4000)
    let far = WGS84Ellipsoid.destination(from: lake, azimuth: 90, metres: 20_000)
    let inner = try #require(try Surroundings.area(around: [lake, near, far, lake], within: 3000))
    #expect(inner.polygons.count == 2)
    let outer = try #require(try Surroundings.area(around: [lake, near, far], within: 8000))
    let ring = try Surroundings.ring(outer, without: inner)
    let sum = Geodesic.area(of: ring) + Geodesic.area(of: inner)
    #expect(abs(sum / Geodesic.area(of: outer) - 1) < 1e-9)
    #expect(ring.side(of: lake) == .outside)
    #expect(ring.side(of: WGS84Ellipsoid.destination(from: lake, azimuth: 0, metres: 5000)) == .inside)
  }

  @Test func `No position is an empty area, and a circle over the antimeridian is refused`() throws {
    #expect(try Surroundings.area(around: [], within: 3000)?.polygons.isEmpty == true)
    #expect(try Surroundings.area(around: [Coordinate(x: 179.99, y: 10)], within: 3000) == nil)
    #expect(try Surroundings.area(around: [Coordinate(x: 10, y: 89.99)], within: 3000) == nil)
  }

  @Test func `Positions on the lattice stand no further from the true ones than said, and share nodes`() {
    var state: UInt64 = 5
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    let positions = (0..<5000).map { _ in Coordinate(x: random() * 340 - 170, y: random() * 160 - 80) }
    for (position, node) in zip(positions, Surroundings.onLattice(positions, spacing: 500)) {
      if Geodesic.distance(position, node) > 355 {
        Issue.record("\(position) moves \(Geodesic.distance(position, node)) m")
      }
    }
    let street = (0..<200).map { _ in Coordinate(x: 105.85 + random() * 0.01, y: 21.02 + random() * 0.01) }
    #expect(Set(Surroundings.onLattice(street, spacing: 500)).count < 16)
  }
}
