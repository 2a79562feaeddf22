import Foundation

/// The generated files of `geodata`, by their name in it.
enum Files {
  /// Everything that is written, in the order of writing.
  ///
  /// - Throws: ``FactsError`` where the table of facts is missing or wrong.
  static func all(_ folder: String) throws(FactsError) -> [(name: String, text: String)] {
    let path = "\(folder)/hanoi-2021/facts.csv"
    guard let facts = try? String(contentsOfFile: path, encoding: .utf8) else { throw .unreadable(path: path) }
    let wards = try WardFact.table(facts, path: path)
    let outlines = Outlines(wards)
    let epidemic = Epidemic(wards, outlines)
    let cases = epidemic.cases()
    var files: [(name: String, text: String)] = [
      ("hanoi-2021/wards.geojson", boundaries(wards, outlines)), ("hanoi-2021/population.csv", epidemic.population()),
      ("hanoi-2021/cases.csv", cases.points), ("hanoi-2021/cases-by-ward.csv", cases.codes),
      ("hanoi-2021/cases-by-name.csv", cases.names), ("hanoi-2021/doses.csv", epidemic.doses()),
      ("hanoi-2021/measures.csv", epidemic.measures()),
    ]
    for scenario in Scenario.all {
      files += scenario.files.map { ("scenarios/\(scenario.name)/\($0.name)", $0.text) }
    }
    return files
  }

  private static func boundaries(_ wards: [WardFact], _ outlines: Outlines) -> String {
    let features = zip(wards, outlines.wards).map { ward, parts -> String in
      let polygons = parts.map { rings in
        "["
          + rings.map { "[" + $0.map { "[\(short($0.x)),\(short($0.y))]" }.joined(separator: ",") + "]" }
          .joined(separator: ",") + "]"
      }
      let geometry =
        polygons.count == 1
        ? #"{"type":"Polygon","coordinates":\#(polygons[0])}"#
        : #"{"type":"MultiPolygon","coordinates":[\#(polygons.joined(separator: ","))]}"#
      return
        #"{"type":"Feature","id":"\#(ward.code)","properties":{"ward_code":"\#(ward.code)","name":"\#(ward.name)","#
        + #""district_code":"\#(ward.districtCode)","district":"\#(ward.district)","#
        + #""outline":"approximate, generated; not official"},"#
        + #""geometry":\#(geometry)}"#
    }
    return
      #"{"type":"FeatureCollection","note":"Outlines are generated around approximate centres and are not official.","#
      + "\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
  }

  /// Millionths as the shortest decimal.
  static func short(_ millionths: Int) -> String {
    var text = Epidemic.decimal(millionths)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
