import SpatialCore
import Testing

@testable import Server

@Suite struct FeatureBoxTests {
  private static func edges(_ box: BoundingBox) -> [Double] { [box.minX, box.minY, box.maxX, box.maxY] }

  @Test(arguments: [
    ([105, 21, 106, 22], FeatureCRS.crs84, [[105, 21, 106, 22]]), ([21, 105, 22, 106], .wgs84, [[105, 21, 106, 22]]),
    ([105, 21, 0, 106, 22, 50], .crs84, [[105, 21, 106, 22]]), ([105, 22, 106, 21], .crs84, [[105, 21, 106, 22]]),
    ([170, -10, -170, 10], .crs84, [[170, -10, 180, 10], [-180, -10, -170, 10]]),
    ([-10, 170, 10, -170], .wgs84, [[170, -10, 180, 10], [-180, -10, -170, 10]]),
    ([6e5, 2e6, 5e5, 1e6], .vn2000, [[5e5, 1e6, 6e5, 2e6]]),
  ])
  func `corners are opposite ones, and degrees may go around the world`(
    numbers: [Double], crs: FeatureCRS, boxes: [[Double]]
  ) {
    #expect(FeatureBox(numbers, crs).boxes.map(Self.edges) == boxes)
  }
}
