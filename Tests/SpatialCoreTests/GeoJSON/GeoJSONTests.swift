import Testing

@testable import SpatialCore

@Suite struct GeoJSONTests {
  @Test func `members may stand in any order`() throws {
    let document = try GeoJSON.read(
      text: """
        {"features":[{"geometry":{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"},"id":7,"properties":{"name":"x"},
        "type":"Feature"},{"type":"Feature","properties":null,"geometry":null}],"type":"FeatureCollection"}
        """)
    #expect(document.features.count == 2)
    #expect(document.features[0].id == .number("7"))
    #expect(document.features[0].geometry?.area?.vertexCount == 4)
    #expect(document.features[1].geometry == nil)
  }

  @Test func `all seven kinds and altitudes are read`() throws {
    for (text, type) in [
      (#"{"type":"Point","coordinates":[1,2,3]}"#, "Point"),
      (#"{"type":"MultiPoint","coordinates":[[1,2]]}"#, "MultiPoint"),
      (#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, "LineString"),
      (#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}"#, "MultiLineString"),
      (#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}"#, "MultiPolygon"),
      (#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#, "GeometryCollection"),
    ] {
      #expect(try GeoJSON.read(text: text).features.first?.geometry?.typeName == type)
    }
    #expect(try GeoJSON.read(text: #"{"type":"Point","coordinates":[1,2,3]}"#).droppedAltitudes == 1)
  }

  @Test(
    arguments: [
      (
        #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"A","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1]]]}}]}"#,
        "feature 1"
      ),
      (#"{"type":"FeatureCollection"}"#, "'features'"), (#"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#, "line 1"),
      (#"[1,2]"#, "object"), (#"{"type":"Polygon","coordinates":[[["a",0]]]}"#, "number"),
      (#"{"type":"Polygon"#, "line 1"),
      ("", "empty"),
    ])
  func `what is no GeoJSON is refused with a place`(_ example: (text: String, words: String)) {
    #expect { _ = try GeoJSON.read(text: example.text) } throws: {
      "\($0)".contains(example.words) || example.text.isEmpty
    }
  }

  @Test func `writing rounds to seven decimals in the shortest form`() {
    for (value, text) in [
      (105.0, "105"), (-0.0, "0"), (0.1, "0.1"), (105.83420004, "105.8342"), (-12.3456789499, "-12.3456789"),
      (1e-8, "0"),
      (179.99999999, "180"), (0.00000015, "0.0000002"), (-1e-7, "-0.0000001"),
    ] {
      #expect(FixedDecimalTests.text(FixedDecimal.units(value)) == text)
    }
  }

  @Test func `what was written reads back the same and winds as RFC 7946 asks`() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let area = random.latticePolygon(size: 50)
      var writer = JSONWriter()
      GeoJSONWriter.append(area, to: &writer)
      let back = try #require(try GeoJSON.read(text: writer.text).features.first?.geometry?.area)
      #expect(back == area.rewound)
      let wound = back.polygons.filter(\.isWoundByRFC7946)
      #expect(wound.count == back.polygons.count)
    }
  }

  @Test func `a ward too small for seven decimals keeps its full precision`() throws {
    let ring = [(0.0, 0.0), (1e-9, 0), (1e-9, 1e-9), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    var writer = JSONWriter()
    GeoJSONWriter.append(MultiPolygon([Polygon(exterior: ring)]), to: &writer)
    #expect(try GeoJSON.read(text: writer.text).features.first?.geometry?.area?.vertexCount == 4)
  }
}
