import Foundation
import Quantities
import SpatialCore
import Testing
import Zones

@Suite struct DecreeSetTests {
  static let square = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#

  static func read(_ features: [String], _ change: (inout DecreeOptions) -> Void = { _ in }) throws -> DecreeSet {
    var options = DecreeOptions()
    options.knownLevels = ["yellow", "red"]
    change(&options)
    let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    return try DecreeSet.read(try GeoJSON.read(text: text), file: "d.geojson", options: options)
  }

  static func feature(_ properties: String, _ geometry: String = square) -> String {
    #"{"type":"Feature","properties":{"# + properties + #"},"geometry":"# + geometry + "}"
  }

  @Test func `a day under until is in force to its end, a moment is the first one outside`() throws {
    let set = try Self.read([
      Self.feature(#""id":"a","level":"red","from":"2021-09-06","until":"2021-09-20""#),
      Self.feature(#""id":"b","level":"red","from":"2021-09-06T06:00","until":"2021-09-21T06:00","repeals":["a"]"#),
      Self.feature(#""id":"c","level":"red","from":"2021-09-06","until":null"#),
    ])
    let day = Day(year: 2021, month: 9, day: 21)!
    #expect(set.findings.isEmpty)
    #expect(set.areas.map(\.until) == [Moment(day), Moment(day, second: 21_600), nil])
    #expect(set.areas.map(\.from).map(\.description) == ["2021-09-06T00:00", "2021-09-06T06:00", "2021-09-06T00:00"])
    #expect(set.areas[1].repeals == ["a"])
  }

  @Test(
    arguments: [
      (#""id":"a","level":"purple","from":"2021-09-06""#, square, "level", "--level \"purple=LEVEL\""),
      (#""id":"a","level":"","from":"2021-09-06""#, square, "level", "no level"),
      (#""id":"a","level":"red","from":"05/06/2021""#, square, "from", "--date-format from=dd/mm/yyyy"),
      (#""id":"a","level":"red","from":"soon""#, square, "from", "no date"),
      (#""id":"a","level":"red","from":"""#, square, "from", "no beginning"),
      (#""id":"a","level":"red","from":"2021-09-06","until":"2021-09-05""#, square, "until", "before the beginning"),
      (
        #""id":"a","level":"red","from":"2021-09-06","until":"2021-09-06T00:00""#, square, "until",
        "before the beginning"
      ),
      (#""id":"a","level":"red","from":"2021-09-06""#, "null", "area_code", "where it holds"),
      (#""id":"a","level":"red","from":"2021-09-06""#, #"{"type":"Point","coordinates":[1,2]}"#, "geometry", "Polygon"),
      (
        #""id":"a","level":"red","from":"2021-09-06""#,
        #"{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0],[0,0]]]}"#,
        "geometry", "nothing is left"
      ),
      (
        #""id":"a","level":"red","from":"2021-09-06""#,
        #"{"type":"Polygon","coordinates":[[[0,0],[900,1],[0,9],[0,0]]]}"#, "geometry", "WGS 84"
      ),
    ])
  func `what cannot be an area is a finding that says where and what to do`(
    _ example: (properties: String, geometry: String, property: String, message: String)
  ) throws {
    let good = Self.feature(#""id":"z","level":"red","from":"2021-09-06""#)
    let set = try Self.read([good, Self.feature(example.properties, example.geometry)])
    #expect(set.areas.map(\.id) == ["z"])
    let finding = try #require(set.findings.first)
    #expect(set.findings.count == 1 && finding.severity == .rejected && finding.number == 2)
    #expect(finding.property == example.property)
    #expect(finding.description.contains(example.message), "\(finding)")
  }

  @Test func `a second area of one id is refused, an unknown repeal is noted, a bow tie is repaired`() throws {
    let bow = #"{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"#
    let set = try Self.read([
      Self.feature(#""id":"a","level":"red","from":"2021-09-06","repeals":"b""#, bow),
      Self.feature(#""id":"a","level":"red","from":"2021-09-07""#),
    ])
    #expect(set.areas.count == 1)
    #expect(set.findings.map(\.property) == ["geometry", "id", "repeals"])
    #expect(set.findings.map(\.severity) == [.note, .rejected, .note])
    var parts = 0
    if case .area(let area) = set.areas[0].place { parts = area.polygons.count }
    #expect(parts == 2)
  }

  @Test func `properties, levels and formats of foreign files are mapped, each column with its own format`() throws {
    let set = try Self.read([
      Self.feature(
        #""FID":7,"nomeTesto":"Lazio","designIniz":"05/06/2021","designFine":"06/05/2022","legSpecRif":"art.3""#)
    ]) {
      $0.properties = [
        "id": "FID", "name": "nomeTesto", "from": "designIniz", "until": "designFine", "level": "legSpecRif",
        "article": "legSpecRif",
      ]
      $0.levels = ["art.3": "red"]
      $0.formats = ["from": .dayFirst, "until": .monthFirst]
    }
    let area = try #require(set.areas.first)
    #expect(area.id == "7" && area.name == "Lazio" && area.level == "red" && area.article == "art.3")
    #expect(area.from.description == "2021-06-05T00:00")
    #expect(area.until?.description == "2022-06-06T00:00")
  }

  @Test func `a property that no feature has is an error that lists the others`() {
    let error = #expect(throws: DecreeError.self) {
      try Self.read([Self.feature(#""stufe":"red","from":"2021-09-06""#)])
    }
    #expect(error.map { "\($0)" }?.contains("--map level=PROPERTY; there are stufe, from") ?? false)
  }

  @Test func `a table names wards or districts`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("decrees-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try """
    area_code,district,level,from,until
    001; 002|003,,red,2021-09-06,-
    ,Ba Đình,yellow,2021-09-06,
    ,,yellow,2021-09-06,
    """.write(toFile: path, atomically: true, encoding: .utf8)
    let set = try DecreeSet.load(paths: [path])
    #expect(set.areas.map(\.place) == [.wards(["001", "002", "003"]), .districts(["Ba Đình"])])
    #expect(set.features == 3 && set.findings.map(\.number) == [4])
    #expect(Set(set.areas.map(\.id)).count == 2)
  }
}
