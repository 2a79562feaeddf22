import ArgumentParser
import Cases
import Quantities
import Store

struct CaseList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "A ward's list of a day: reported, to be found out about, infectious.",
    discussion: """
      Example:
        zonal case list --ward 00001 --on 2021-08-02 --as chi --database city.zonal
      """)
  @Option(help: "Code of the ward.") var ward: String
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let row = try cases.ward(ward, rules) ?? 0
      let day = try cases.day(on, "--on") ?? cases.today
      Console.line(
        CasePage(rules: rules, format: format).list(try cases.office.list(ofWard: row, on: day, to: cases.access)))
    }
  }
}

struct CaseStatisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: "How many people of each class there are.",
    discussion: """
      Example:
        zonal case statistics --from 2021-07-31 --until 2021-08-14 --as chi --database city.zonal
      """)
  @Option(help: "Code of a ward (default: all of the officer's area).") var ward: String?
  @Option(help: "First day of reports.") var from: String
  @Option(help: "Last day of reports.") var until: String
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func run() throws {
    try arguments.use(.statistics) { cases in
      let rules = try cases.rules()
      guard let first = try cases.day(from, "--from"), let last = try cases.day(until, "--until") else { return }
      let wards = try cases.ward(ward, rules).map { [$0] }
      Console.line(
        CasePage(rules: rules, format: format).statistics(
          try cases.office.statistics(ofWards: wards, from: first, through: last, to: cases.access)))
    }
  }
}
