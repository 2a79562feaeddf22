import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Zones

/// What a computation did, in numbers: printed, and written as summary.json.
struct ComputeSummary {
  let map: ZoneMap
  let loaded: LoadedInputs
  let findings: [Finding.Code: Int]
  /// Rows that became known later were left out.
  let knownAt: Moment?
  /// Features of files of decrees that became no area.
  var refusedDecrees = 0

  /// Rows of cases and doses that count in no ward.
  var uncounted: Int { loaded.files.reduce(0) { $0 + $1.counts.unlocated + $1.counts.rejected } }

  var warnings: [String] {
    var warnings: [String] = []
    if let through = map.dataThrough {
      let age = map.on.days(since: through)
      if age >= map.caseWindow {
        warnings.append(
          "the last case is of \(through), \(age) days before \(map.on): windows of \(map.caseWindow) days are empty. "
            + "Levels rest on there being no case, not on data being missing; make sure of that.")
      }
    } else {
      warnings.append("there is no case on or before \(map.on)")
    }
    if let negative = findings[.negativeTotal] { warnings.append("\(negative) wards have counts below zero in total") }
    let noLevel = map.zones.count { $0.level.rank == nil }
    if noLevel > 0 { warnings.append("\(noLevel) of \(map.zones.count) wards have no level; findings.csv says why") }
    if let missing = findings[.missingInput] {
      warnings.append("\(missing) indicators of \(map.criteria.id) cannot be computed from these files")
    }
    if refusedDecrees > 0 {
      warnings.append("\(refusedDecrees) features of the decrees were refused; standard error says why")
    }
    return warnings
  }

  /// The short table.
  var text: String {
    var rows = [["level", "wards", ""]]
    for (level, count) in zip(map.criteria.classes, map.counts) {
      rows.append([level.name.english, String(count), level.id])
    }
    var files = [["file", "kind", "rows", "counted", "later", "unlocated", "rejected"]]
    for file in loaded.files {
      let counts = file.counts
      files.append(
        [file.name, file.kind.rawValue]
          + [counts.rows, counts.counted, counts.later, counts.unlocated, counts.rejected].map(String.init))
    }
    let codes = "codes from \(loaded.boundaries.codeSource), names from \(loaded.boundaries.nameSource)"
    return """
      \(map.criteria.title.english) (\(map.criteria.id)), \(map.on)\(map.asInForceOn.map { ", rules as in force on \($0)" } ?? "")
      \(map.zones.count) wards, \(codes)

      \(Console.table(rows, right: [1]))\(inForce)

      \(Console.table(files, right: [2, 3, 4, 5, 6]))\(laterInTallies)
      """
  }

  private var inForce: String {
    guard let inForce = map.inForce else { return "" }
    return "\n\nin force at \(inForce.moment): a decree decides in \(inForce.decidedByDecree) wards, and "
      + "\(inForce.parts.count) decreed areas lie in parts of wards"
  }

  /// A tally says how its rows were used whatever their days; which of its reports the map leaves out is said beside the table.
  private var laterInTallies: String {
    loaded.files.compactMap { file in
      guard let later = file.laterReports, later != 0 else { return nil }
      return "\n\(file.name): \(later) reports are dated after \(map.on) and left out"
    }.joined()
  }

  var json: String {
    var writer = JSONWriter()
    writer.append(123)
    writer.key("criteria", first: true)
    writer.string(map.criteria.id)
    writer.key("criteria_version")
    writer.string(map.criteria.version)
    writer.key("on")
    writer.string(map.on.description)
    if let knownAt {
      writer.key("known_at")
      writer.string(knownAt.description)
    }
    writer.key("data_through")
    if let through = map.dataThrough { writer.string(through.description) } else { writer.raw("null") }
    writer.key("inputs_digest")
    writer.string("sha256:\(map.inputsDigest)")
    writer.key("boundaries")
    writer.append(123)
    writer.key("wards", first: true)
    writer.integer(map.wards.count)
    writer.key("digest")
    writer.string("sha256:\(map.boundariesDigest)")
    writer.key("code_from")
    writer.string(loaded.boundaries.codeSource)
    writer.key("name_from")
    writer.string(loaded.boundaries.nameSource)
    writer.key("reference_system")
    writer.string(loaded.boundaries.referenceSystem.description)
    writer.append(125)
    writer.key("levels")
    writer.append(123)
    for (i, (level, count)) in zip(map.criteria.classes, map.counts).enumerated() {
      writer.key(level.id, first: i == 0)
      writer.integer(count)
    }
    writer.append(125)
    if let inForce = map.inForce {
      writer.key("in_force")
      writer.value(
        .object([
          JSONMember("at", .string("\(inForce.moment)")),
          JSONMember("wards_by_decree", .number(String(inForce.decidedByDecree))),
          JSONMember("areas_below_wards", .number(String(inForce.parts.count))),
        ]))
    }
    writer.key("files")
    writer.append(91)
    for (i, file) in loaded.files.enumerated() {
      let counts = file.counts
      if i > 0 { writer.append(44) }
      writer.append(123)
      writer.key("file", first: true)
      writer.string(file.name)
      writer.key("kind")
      writer.string(file.kind.rawValue)
      let numbers = [
        ("rows", counts.rows), ("counted", counts.counted), ("later", counts.later), ("unlocated", counts.unlocated),
        ("rejected", counts.rejected), ("reports", counts.reports), ("unlocated_reports", counts.unlocatedReports),
      ]
      for (key, value) in numbers {
        writer.key(key)
        writer.integer(value)
      }
      if let later = file.laterReports {
        writer.key("later_reports")
        writer.integer(later)
      }
      writer.append(125)
    }
    writer.append(93)
    writer.key("findings")
    writer.append(123)
    for (i, (code, count)) in findings.sorted(by: { $0.key.rawValue < $1.key.rawValue }).enumerated() {
      writer.key(code.rawValue, first: i == 0)
      writer.integer(count)
    }
    writer.append(125)
    writer.key("warnings")
    writer.append(91)
    for (i, warning) in warnings.enumerated() {
      if i > 0 { writer.append(44) }
      writer.string(warning)
    }
    writer.raw("]}")
    return writer.text + "\n"
  }
}
