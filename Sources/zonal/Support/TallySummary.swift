import Epidemiology
import Quantities
import SpatialCore

/// What was counted, in a few lines for a person.
enum TallySummary {
  static func text(_ counted: TallyFile, result: TallyFile, place: String?) -> String {
    var rows = [["kind", "rows", "counted", "unlocated", "rejected", "reports"]]
    for (name, counts) in [("cases", counted.cases), ("doses", counted.doses)] {
      guard let counts else { continue }
      rows.append(
        [name] + [counts.rows, counts.counted, counts.unlocated, counts.rejected, counts.reports].map(String.init))
    }
    var lines = [Console.table(rows, right: [1, 2, 3, 4, 5])]
    if let place {
      let days = [result.tally.entries.lazy.map(\.day).min(), result.tally.lastDay].compactMap { $0?.description }
      lines.append(
        "\(place): \(result.tally.entries.count) counts of \(result.tally.wardList)"
          + (days.isEmpty ? "" : ", \(days.joined(separator: " to "))"))
    }
    return lines.joined(separator: "\n")
  }

  /// The same for programs.
  static func json(_ counted: TallyFile, result: TallyFile, place: String?) -> String {
    var writer = JSONWriter()
    writer.raw("{")
    for (name, counts) in [("cases", counted.cases), ("doses", counted.doses)] {
      guard let counts else { continue }
      writer.key(name, first: name == "cases" || counted.cases == nil)
      let numbers = [
        ("rows", counts.rows), ("counted", counts.counted), ("unlocated", counts.unlocated),
        ("rejected", counts.rejected), ("reports", counts.reports), ("unlocated_reports", counts.unlocatedReports),
      ]
      writer.raw("{")
      for (i, (key, number)) in numbers.enumerated() {
        writer.key(key, first: i == 0)
        writer.integer(number)
      }
      writer.raw("}")
    }
    writer.key("output")
    if let place { writer.string(place) } else { writer.raw("null") }
    writer.key("counts")
    writer.integer(result.tally.entries.count)
    writer.key("wards")
    writer.integer(result.tally.wardList.total)
    writer.key("ward_codes")
    writer.string("sha256:\(result.tally.wardList.digest)")
    writer.raw("}")
    return writer.text
  }

  /// The findings by kind, with the first of each; empty when there are none.
  static func findings(_ sink: FindingSink) -> String {
    var first: [Finding.Code: Finding] = [:]
    for finding in sink.samples where first[finding.code] == nil { first[finding.code] = finding }
    return sink.counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { code, count in
      let example = first[code].map { ", first \($0.file)\($0.row.map { " row \($0)" } ?? ""): \($0.message)" } ?? ""
      return "\(count) \(code.rawValue)\(example)"
    }.joined(separator: "\n")
  }
}
