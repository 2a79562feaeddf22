import ArgumentParser
import Cases
import Criteria
import Permits
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
      abstract:
        "Check criteria sets, permit policies and case definitions: gaps, overlaps, unread inputs, citations, examples.",
      discussion: "Examples:\n  zonal criteria check\n  zonal criteria check my-criteria.yaml\n  "
        + "zonal criteria check hanoi-2021 permits/my-policy.yaml")

    @Argument(
      help: """
        Ids or files (default: all sets, permit policies and case definitions); a file in a folder 'permits' is a permit policy, one in \
        'cases' is of case definitions.
        """)
    var sets: [String] = []

    func run() throws {
      try Failure.reporting {
        let library = CriteriaArguments.library
        var failed = 0
        let policies = PolicyLibrary.shipped
        let definitions = DefinitionLibrary.shipped
        for name in sets.isEmpty ? library.ids + (policies?.ids ?? []) + (definitions?.ids ?? []) : sets {
          if name.contains("cases/") || !library.ids.contains(name) && definitions?.ids.contains(name) == true {
            failed += try check(definitions: name, definitions)
            continue
          }
          if name.contains("permits/") || !library.ids.contains(name) && policies?.ids.contains(name) == true {
            failed += try check(policy: name, policies)
            continue
          }
          let set = try library.set(name)
          let findings = CriteriaChecker.check(set)
          for finding in findings { Console.line("\(finding)") }
          failed += findings.count
          guard findings.isEmpty else { continue }
          Console.line(
            set.missing.isEmpty
              ? "\(set.id): sound, \(set.examples.count) examples pass"
              : "\(set.id): incomplete and refused, \(set.missing.count) parts missing; its examples were not run")
        }
        if failed > 0 { throw Failure.unusable }
      }
    }

    /// - Returns: how many findings there are.
    private func check(policy name: String, _ library: PolicyLibrary?) throws -> Int {
      let policy = try (library ?? PolicyLibrary(folder: "geodata/criteria/permits")).policy(name)
      let findings = PolicyChecker.check(policy)
      for finding in findings { Console.line("\(finding)") }
      if findings.isEmpty { Console.line("\(policy.id): sound, \(policy.examples.count) examples pass") }
      return findings.count
    }

    /// - Returns: how many findings there are.
    private func check(definitions name: String, _ library: DefinitionLibrary?) throws -> Int {
      let definitions = try (library ?? DefinitionLibrary(folder: "geodata/criteria/cases")).load(name).definitions
      let findings = DefinitionChecker.check(definitions)
      for finding in findings { Console.line("\(finding)") }
      if findings.isEmpty { Console.line("\(definitions.id): sound, \(definitions.examples.count) examples pass") }
      return findings.count
    }
  }
}
