import Criteria
import Quantities
import SpatialCore
import Zones

/// The short result of a replay.
struct ReplaySummary {
  let set: CriteriaSet
  let wards: Int
  let history: LevelHistory
  let flapDays: Int
  let comparison: ReplayReport.Comparison?

  private func wardDays(_ history: LevelHistory) -> [Int] {
    history.spans.joined().reduce(into: [Int](repeating: 0, count: set.classes.count + 32)) {
      $0[$1.classIndex] += $1.days
    }
  }

  var text: String {
    guard let first = history.days.first, let last = history.days.last else { return "No day was known." }
    var lines = [
      "\(set.title.english): \(wards) wards, \(first) to \(last), \(history.days.count) days",
      "  \(history.changes) changes; \(history.flaps(within: flapDays)) of them go back within \(flapDays) days",
    ]
    for (level, days) in zip(set.classes, wardDays(history)) where days > 0 {
      lines.append("  \(level.name.english) [\(level.id)]: \(days) ward-days")
    }
    if let comparison {
      let (other, second, whatIf) = (comparison.set, comparison.history, comparison.whatIf)
      lines += [
        "", "Under \(other.id), version \(other.version)",
        "  \(second.changes) changes; \(second.flaps(within: flapDays)) of them go back within \(flapDays) days",
        "  another level on \(whatIf.differingWardDays) of \(whatIf.wardDays) ward-days",
      ]
      for warning in whatIf.warnings {
        let level = set.levels[warning.level]
        lines.append(
          "  \(level.name.english) or higher: reached by \(warning.both) wards under both rules, \(warning.firstOnly) "
            + "under the first only, \(warning.secondOnly) under the others only"
            + (warning.median.map { "; \($0) days earlier in the middle ward" } ?? ""))
      }
    }
    return lines.joined(separator: "\n")
  }

  var json: String {
    var writer = JSONWriter()
    writer.append(123)
    writer.key("criteria", first: true)
    writer.string(set.id)
    writer.key("criteria_version")
    writer.string(set.version)
    writer.key("from")
    writer.value(history.days.first.map { .string($0.description) } ?? .null)
    writer.key("through")
    writer.value(history.days.last.map { .string($0.description) } ?? .null)
    writer.key("wards")
    writer.integer(wards)
    counts(history, set, &writer)
    if let comparison {
      let (other, second, whatIf) = (comparison.set, comparison.history, comparison.whatIf)
      writer.key("other")
      writer.append(123)
      writer.key("criteria", first: true)
      writer.string(other.id)
      writer.key("criteria_version")
      writer.string(other.version)
      counts(second, other, &writer)
      writer.key("differing_ward_days")
      writer.integer(whatIf.differingWardDays)
      writer.key("ward_days_compared")
      writer.integer(whatIf.wardDays)
      writer.key("warnings")
      writer.append(91)
      for (i, warning) in whatIf.warnings.enumerated() {
        if i > 0 { writer.append(44) }
        writer.append(123)
        writer.key("level", first: true)
        writer.string(set.levels[warning.level].id)
        for (name, number) in [
          ("both", warning.both), ("first_only", warning.firstOnly), ("other_only", warning.secondOnly),
        ] {
          writer.key(name)
          writer.integer(number)
        }
        writer.key("median_days_gained")
        writer.value(warning.median.map { .number(String($0)) } ?? .null)
        writer.append(125)
      }
      writer.append(93)
      writer.append(125)
    }
    writer.append(125)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func counts(_ history: LevelHistory, _ set: CriteriaSet, _ writer: inout JSONWriter) {
    writer.key("days")
    writer.integer(history.days.count)
    writer.key("changes")
    writer.integer(history.changes)
    writer.key("flaps")
    writer.integer(history.flaps(within: flapDays))
    writer.key("ward_days")
    writer.append(123)
    for (i, (level, days)) in zip(set.classes, wardDays(history)).enumerated() {
      writer.key(level.id, first: i == 0)
      writer.integer(days)
    }
    writer.append(125)
  }
}
