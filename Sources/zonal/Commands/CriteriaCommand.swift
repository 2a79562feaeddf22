import ArgumentParser
import Criteria
import Quantities

struct CriteriaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "criteria", abstract: "List, show and check criteria sets.",
    discussion: "Example:\n  zonal criteria show vn-4800", subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the criteria sets.", discussion: "Example:\n  zonal criteria list")

    @Option(help: "text or json.") var format: OutputFormat = .text

    func run() throws {
      try Failure.reporting {
        let library = CriteriaArguments.library
        let sets = try library.ids.map { try library.set($0) }
        if format == .json {
          Console.line(
            "["
              + sets.map { set in
                let periods = set.periods.map {
                  "{\"from\":\"\($0.from)\",\"until\":\($0.until.map { "\"\($0)\"" } ?? "null")}"
                }
                return
                  "{\"id\":\"\(set.id)\",\"version\":\"\(set.version)\",\"in_force\":[\(periods.joined(separator: ","))]}"
              }.joined(separator: ",") + "]")
          return
        }
        var rows = [["id", "in force", "levels", "title"]]
        for set in sets {
          let periods = set.periods.map { "\($0.from) – \($0.until?.description ?? "")" }.joined(separator: ", ")
          let title = set.title.english + (set.missing.isEmpty ? "" : " (incomplete)")
          rows.append([set.id, periods, String(set.levels.count), title])
        }
        Console.line(Console.table(rows, right: [2]))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a criteria set with its values, citations and what is only remembered.",
      discussion: "Example:\n  zonal criteria show vn-4800")

    @Argument(help: "Id of a set, or a file.") var set: String

    func run() throws {
      try Failure.reporting { Console.line(CriteriaPage.text(try CriteriaArguments.library.set(set))) }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check criteria sets: gaps, overlaps, unread inputs, citations, examples.",
      discussion: "Examples:\n  zonal criteria check\n  zonal criteria check my-criteria.yaml")

    @Argument(help: "Ids or files (default: all sets).") var sets: [String] = []

    func run() throws {
      try Failure.reporting {
        let library = CriteriaArguments.library
        var failed = 0
        for name in sets.isEmpty ? library.ids : sets {
          let set = try library.set(name)
          let findings = CriteriaChecker.check(set)
          for finding in findings { Console.line("\(finding)") }
          failed += findings.count
          if findings.isEmpty { Console.line("\(set.id): sound, \(set.examples.count) examples pass") }
        }
        if failed > 0 { throw Failure.unusable }
      }
    }
  }
}

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
        "  the highest level of \(sets.joined(separator: ", "))\(leaveOut ? ", leaving out what is not known" : ""): \(citation)"
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
