import Criteria
import Quantities

/// A criteria set for reading.
enum CriteriaPage {
  static func mark(_ confidence: Confidence) -> String {
    switch confidence {
    case .text: ""
    case .consistent: "  [not stated outright, but other texts pin it down]"
    case .memory: "  [from memory, not read in the act]"
    case .unknown: "  [unknown]"
    }
  }

  static func text(_ set: CriteriaSet) -> String {
    var lines = ["\(set.id), version \(set.version): \(set.title.english)", "  \(set.title.vietnamese)", ""]
    for period in set.periods {
      lines.append("In force from \(period.from)\(period.until.map { " until \($0)" } ?? ""): \(period.citation)")
    }
    for missing in set.missing { lines.append("Missing: \(missing)") }
    lines += ["", "Levels"]
    for level in set.classes {
      lines.append(
        "  \(level.rank.map(String.init) ?? "–")  \(level.color)  \(level.id): \(level.name.english) / \(level.name.vietnamese)"
      )
    }
    lines += ["", "Indicators"]
    for indicator in set.indicators {
      lines.append("  \(indicator.id): \(indicator.name.english) (\(indicator.unit.english))")
    }
    lines += ["", "Values"]
    for value in set.values {
      for entry in value.entries {
        lines.append(
          "  \(value.id) = \(entry.value?.description ?? "null") from \(entry.from): \(entry.citation)\(mark(entry.confidence))"
        )
      }
    }
    for bands in set.bandSets {
      lines += ["", "Bands '\(bands.id)' of \(bands.indicator)"]
      for band in bands.bands {
        let bounds = band.bounds.map { "\($0.comparison.rawValue) \($0.value)" }.joined(separator: ", ")
        lines.append(
          "  \(band.id): \(bounds)\(band.level.map { " → \($0)" } ?? "")  \(band.citation)\(mark(band.confidence))")
      }
    }
    lines += ["", "Decision"]
    switch set.decision {
    case .table(let axes, let cells, _):
      lines.append("  a table of \(axes.joined(separator: " × "))")
      for cell in cells {
        lines.append(
          "  \(cell.bands.joined(separator: " × ")) → \(cell.level)  \(cell.citation)\(mark(cell.confidence))")
      }
    case .highestOf(let sets, let leaveOut, let citation, _):
      lines.append(
        "  the highest level of \(sets.joined(separator: ", "))\(leaveOut.isEmpty ? "" : ", leaving out \(leaveOut.joined(separator: ", ")) where not known"): \(citation)"
      )
    case .firstMatch(let rules, _):
      lines.append("  the first rule that holds")
      for rule in rules { lines.append("  \(rule.id) → \(rule.level)  \(rule.citation)\(mark(rule.confidence))") }
    }
    if !set.adjustments.isEmpty { lines += ["", "Adjustments, in this order"] }
    for adjustment in set.adjustments {
      lines.append("  \(adjustment.id): \(adjustment.citation)\(mark(adjustment.confidence))")
    }
    if !set.sources.isEmpty { lines += ["", "Sources"] }
    for source in set.sources { lines.append("  [\(source.key)] \(source.text)") }
    lines += ["", "\(set.examples.count) worked examples; 'zonal criteria check \(set.id)' runs them."]
    return lines.joined(separator: "\n")
  }
}
