import ArgumentParser
import Cases
import Epidemiology
import Quantities
import Store

struct CaseOutcomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcome",
    abstract: "Enter how an illness ended.",
    discussion: """
      Example:
        zonal case outcome 7 recovered --on 2021-08-12 --database city.zonal
      """)
  @Argument(help: "Number of the record.") var number: Int
  @Argument(help: "recovered, died, active or unknown.") var outcome: String
  @Option(help: "The day, if it is known.") var on: String?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let outcome = try cases.word(outcome, "outcome", Outcome.allCases.map(\.name)) { name in
        Outcome.allCases.first { $0.name == name }
      }
      Console.line(
        CasePage(rules: rules, format: format).receipt(
          try cases.office.enter(
            outcome: outcome, on: try cases.day(on, "--on"), of: number, rules, by: cases.access)))
    }
  }
}
