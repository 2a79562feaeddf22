import SpatialCore
import Testing

@testable import Zones

@Suite struct MapDrawingTests {
  /// The path by way of strings, each position judged by those kept so far.
  static func path(_ area: MultiPolygon, _ drawing: MapDrawing) -> String {
    area.polygons.flatMap { [$0.exterior] + $0.holes }.map { ring in
      var points: [(x: Int, y: Int)] = []
      for point in ring.map(drawing.place) {
        if let last = points.last, last == point { continue }
        if let b = points.last, let a = points.dropLast().last {
          let (dx, dy, ex, ey) = (b.x - a.x, b.y - a.y, point.x - b.x, point.y - b.y)
          if dx * ey == dy * ex, dx * ex + dy * ey > 0 { points.removeLast() }
        }
        points.append(point)
      }
      guard let first = points.first else { return "" }
      if points.count < 3 { return "M\(first.x) \(first.y)h1v1h-1z" }
      let steps = zip(points, points.dropFirst()).map { "\($1.x - $0.x) \($1.y - $0.y)" }
      return "M\(first.x) \(first.y)l\(steps.joined(separator: " "))z"
    }.joined()
  }

  @Test func `paths are those made by way of strings`() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0...UInt64.max, using: &random)
    var state = seed
    func next(_ limit: UInt64) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % limit)
    }
    let wards = (0..<40).map { index in
      let polygons = (0..<Int(next(3))).map { _ in
        let rings = (0...Int(next(2))).map { _ in
          (0..<Int(next(30))).map { _ in Coordinate(x: 105 + next(200) / 1e5, y: 21 + next(40) / 1e5) }
        }
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
      }
      return Ward(code: "\(index)", name: "", area: MultiPolygon(polygons))
    }
    // A far corner makes the lattice coarse enough for positions to fall together.
    let corner = Ward(
      code: "far", name: "",
      area: MultiPolygon([Polygon(exterior: [Coordinate(x: 106, y: 22), Coordinate(x: 105, y: 21)])]))
    for drawing in [MapDrawing(wards), MapDrawing(wards + [corner], threads: 2)] {
      for ward in wards {
        var writer = JSONWriter()
        drawing.append(ward.area, to: &writer)
        #expect(writer.text == Self.path(ward.area, drawing), "seed \(seed)")
      }
    }
  }
}
