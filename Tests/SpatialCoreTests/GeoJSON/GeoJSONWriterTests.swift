import Testing

@testable import SpatialCore

/// The writer against one that makes strings of everything.
@Suite struct GeoJSONWriterTests {
  static func number(_ value: Double) -> String {
    FixedDecimalTests.reference(Int((value * 10_000_000).rounded(.toNearestOrEven)))
  }

  static func ring(_ ring: [Coordinate]) -> String? {
    var positions: [String] = []
    for position in ring {
      let text = "[\(number(position.x)),\(number(position.y))]"
      if positions.last != text { positions.append(text) }
    }
    return positions.count < 4 ? nil : "[\(positions.joined(separator: ","))]"
  }

  static func polygon(_ polygon: Polygon) -> String {
    let polygon = polygon.rewound
    let exact = "[" + polygon.exterior.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]"
    return "[" + ([ring(polygon.exterior) ?? exact] + polygon.holes.compactMap(ring)).joined(separator: ",") + "]"
  }

  static func text(_ area: MultiPolygon) -> String {
    let parts = area.polygons.map(polygon)
    switch parts.count {
    case 0: return "null"
    case 1: return #"{"type":"Polygon","coordinates":\#(parts[0])}"#
    default: return #"{"type":"MultiPolygon","coordinates":[\#(parts.joined(separator: ","))]}"#
    }
  }

  static func ring(_ count: Int, _ random: inout SplitMix64) -> [Coordinate] {
    let edges = [0, -0.0, 1e-7, -1e-7, 0.5e-7, 180, -180, 179.99999995, -90, 1e-9, 0.1, 12.5]
    var ring = (0..<count).map { _ -> Coordinate in
      func value() -> Double {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: edges.randomElement(using: &random) ?? 0
        case 1: Double(Int.random(in: -1_800_000_000...1_800_000_000, using: &random)) / 1e7
        default: Double.random(in: -180...180, using: &random)
        }
      }
      return Coordinate(x: value(), y: value())
    }
    // Some stand twice, or so near that they round to the same.
    for i in ring.indices.dropFirst() where Int.random(in: 0..<6, using: &random) == 0 {
      ring[i] = Coordinate(x: ring[i - 1].x + 1e-12, y: ring[i - 1].y)
    }
    return ring + ring.prefix(1)
  }

  @Test func `areas are written as by way of strings`() {
    var random = SplitMix64(seed: 51)
    for round in 0..<400 {
      let count = [0, 1, 1, 1, 2, 5][round % 6]
      let polygons = (0..<count).map { _ in
        // Rings longer than what is handed on at once, too.
        let length =
          round % 40 == 3 ? Int.random(in: 500...3_000, using: &random) : Int.random(in: 3...12, using: &random)
        let holes = (0..<Int.random(in: 0...3, using: &random)).map { _ in
          Self.ring(Int.random(in: 1...6, using: &random), &random)
        }
        return Polygon(exterior: Self.ring(length, &random), holes: holes)
      }
      var writer = JSONWriter()
      GeoJSONWriter.append(MultiPolygon(polygons), to: &writer)
      #expect(writer.text == Self.text(MultiPolygon(polygons)), "seed 51, round \(round)")
    }
  }

  @Test func `points and lines keep every position, also one that stands twice`() {
    let line = [(1.5, -2.0), (1.5, -2.0), (180, 1e-8)].map { Coordinate(x: $0.0, y: $0.1) }
    for (geometry, text) in [
      (Geometry.point(nil), #"{"type":"Point","coordinates":[]}"#),
      (.point(line[0]), #"{"type":"Point","coordinates":[1.5,-2]}"#),
      (.multiPoint([]), #"{"type":"MultiPoint","coordinates":[]}"#),
      (.lineString(line), #"{"type":"LineString","coordinates":[[1.5,-2],[1.5,-2],[180,0]]}"#),
      (
        .multiLineString([line, [line[2]]]),
        #"{"type":"MultiLineString","coordinates":[[[1.5,-2],[1.5,-2],[180,0]],[[180,0]]]}"#
      ),
      (
        .collection([.point(line[2]), .polygon(Polygon(exterior: []))]),
        #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[180,0]},{"type":"Polygon","coordinates":[[]]}]}"#
      ),
    ] {
      var writer = JSONWriter()
      GeoJSONWriter.append(geometry, to: &writer)
      #expect(writer.text == text)
    }
  }
}
