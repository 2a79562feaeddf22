import Epidemiology
import Quantities

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
