import Testing

@testable import SpatialCore

@Suite struct RepairTests {
  @Test func `a bow tie becomes its two lobes`() throws {
    let repair = try Validity().repaired(ValidityTests.polygon(ValidityTests.bowTie))
    #expect(repair.partsBefore == 1 && repair.partsAfter == 2)
    #expect(Set(repair.area.polygons.flatMap(\.exterior)).contains(Coordinate(x: 1, y: 1)))
    #expect(abs(repair.areaAfter - Geodesic.area(of: repair.area)) < 1e-6)
    // Its lobes do not quite cancel on an ellipsoid.
    #expect(repair.areaBefore < repair.areaAfter / 100)
    #expect(repair.statement.contains("1 parts became 2"))
  }

  @Test func `an open ring is closed and a short one dropped, both said`() throws {
    let open = Array(WardLocatorTests.ring(0, 0, 1).dropLast())
    let short = [Coordinate(x: 0.2, y: 0.2), Coordinate(x: 0.3, y: 0.3)]
    let repair = try Validity().repaired(ValidityTests.polygon(open, short))
    #expect(repair.area == ValidityTests.polygon(WardLocatorTests.ring(0, 0, 1)))
    #expect(repair.statement.contains("open rings closed"))
    #expect(repair.statement.contains("fewer than four positions"))
    #expect(repair.areaChange == 0)
  }

  @Test func `overlapping parts are joined and what has no area is nothing`() throws {
    let validity = Validity()
    let two = MultiPolygon(
      [WardLocatorTests.ring(0, 0, 2), WardLocatorTests.ring(1, 1, 2)].map { Polygon(exterior: $0) })
    let joined = try validity.repaired(two)
    #expect(joined.partsAfter == 1)
    #expect(try #require(joined.areaChange) < 0)
    let line = ValidityTests.polygon(EdgeCrossingsTests.ring([(0, 0), (1, 1), (2, 2)]))
    #expect(try validity.repaired(line).area == MultiPolygon())
    let broken = ValidityTests.polygon([], WardLocatorTests.ring(0, 0, 1))
    #expect(try validity.repaired(broken).area == MultiPolygon())
    #expect(try validity.repaired(MultiPolygon()).statement == "nothing to repair")
  }

  @Test(.timeLimit(.minutes(10))) func `rings that meet at hundreds of thousands of places are refused`() {
    let count = 4001
    let star = (0...count).map { i in
      let x = Double((i * (count / 2)) % count) - Double(count) / 2
      return Coordinate(x: x / 100, y: x * x / 100_000)
    }
    #expect { _ = try Validity().repaired(ValidityTests.polygon(star)) } throws: { "\($0)".contains("too many places") }
  }
}
