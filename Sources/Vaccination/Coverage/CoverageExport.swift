import Criteria
public import Quantities
public import SpatialCore

/// Lines of coverage as files that others read; the same lines give the same bytes.
public enum CoverageExport {
  private static let columns = [
    "area_code", "name", "basis", "measure", "numerator", "denominator", "denominator_name", "denominator_day",
    "percent", "above_all", "explanation_en", "explanation_vi",
  ]

  /// RFC 4180 with a header; what is not known is empty.
  public static func csv(_ lines: [CoverageLine]) -> String {
    var text = columns.joined(separator: ",") + "\n"
    for line in lines {
      let explanation = line.explanation
      let percent: String = line.percent.map { "\($0)" } ?? ""
      let denominator: String = line.denominator.map { String($0) } ?? ""
      let day: String = line.denominatorDay.map { $0.description } ?? ""
      var fields: [String] = [line.code, line.name, line.basis.rawValue, line.measure.rawValue]
      fields += [String(line.numerator), denominator, line.denominatorName, day, percent]
      fields += [line.isAboveAll ? "true" : "false", explanation?.english ?? "", explanation?.vietnamese ?? ""]
      text += fields.map(quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  /// An object with the day and the lines.
  public static func json(_ lines: [CoverageLine], on day: Day) -> String {
    var writer = JSONWriter()
    writer.raw(#"{"on":"#)
    writer.string(day.description)
    writer.raw(#","lines":["#)
    for (number, line) in lines.enumerated() {
      if number > 0 { writer.raw(",") }
      append(line, to: &writer)
    }
    writer.raw("]}\n")
    return writer.text
  }

  /// A collection of features (RFC 7946) with the code as id; areas without a polygon have the geometry `null`, and lines of no area are
  /// left out.
  ///
  /// - Parameter wards: with their areas; lines find theirs by code.
  public static func geoJSON(_ lines: [CoverageLine], wards: [Ward]) -> String {
    let areas = Dictionary(wards.map { ($0.code, $0.area) }) { first, _ in first }
    var writer = JSONWriter()
    writer.raw(#"{"type":"FeatureCollection","features":["#)
    var isFirst = true
    for line in lines where !line.code.isEmpty {
      writer.json(isFirst ? "\n" : ",\n")
      isFirst = false
      writer.raw(#"{"type":"Feature","id":"#)
      writer.string(line.code)
      writer.raw(#","properties":"#)
      append(line, to: &writer)
      writer.raw(#","geometry":"#)
      GeoJSONWriter.append(areas[line.code] ?? MultiPolygon(), to: &writer, alwaysMulti: true)
      writer.raw("}")
    }
    writer.raw("\n]}\n")
    return writer.text
  }

  private static func append(_ line: CoverageLine, to writer: inout JSONWriter) {
    func text(_ text: String?) {
      if let text { writer.string(text) } else { writer.raw("null") }
    }
    writer.raw(#"{"area_code":"#)
    writer.string(line.code)
    writer.raw(#","name":"#)
    writer.string(line.name)
    writer.raw(#","basis":"#)
    writer.string(line.basis.rawValue)
    writer.raw(#","measure":"#)
    writer.string(line.measure.rawValue)
    writer.raw(#","numerator":"#)
    writer.json(String(line.numerator))
    writer.raw(#","denominator":"#)
    writer.json(line.denominator.map(String.init) ?? "null")
    writer.raw(#","denominator_name":"#)
    writer.string(line.denominatorName)
    writer.raw(#","denominator_day":"#)
    text(line.denominatorDay?.description)
    writer.raw(#","percent":"#)
    writer.json(line.percent.map { "\($0)" } ?? "null")
    writer.raw(#","above_all":"#)
    writer.json(String(line.isAboveAll))
    writer.raw(#","explanation_en":"#)
    text(line.explanation?.english)
    writer.raw(#","explanation_vi":"#)
    text(line.explanation?.vietnamese)
    writer.raw("}")
  }
}
