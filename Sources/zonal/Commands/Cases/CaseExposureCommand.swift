import ArgumentParser
import Cases
import Quantities
import Store

struct CaseExposureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exposure",
    abstract: "Enter a stay in an area with an outbreak, or a meeting with a case of elsewhere.",
    discussion: """
      Where it was is typed on standard input, in one line; it may be empty.

      Example:
        echo "cho Long Bien" | zonal case exposure 7 --kind outbreak-area --from 2021-07-25 --until 2021-07-28 --database city.zonal
        zonal case exposure 7 --asked-all --database city.zonal
      """)
  @Argument(help: "Number of the record.") var number: Int
  @Option(help: "outbreak-area or confirmed-case.") var kind: String?
  @Option(help: "Code of the ward.") var ward: String?
  @Option(help: "First day.") var from: String?
  @Option(help: "Last day.") var until: String?
  @Flag(help: "The person was asked about all exposures.") var askedAll = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    if kind == nil, !askedAll { throw ValidationError("say the --kind of exposure, or --asked-all") }
  }

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let exposure = try kind.map { kind in
        CaseExposure(
          kind: try cases.word(kind, "kind of exposure", CaseExposure.Kind.allCases.map(\.name)) {
            CaseExposure.Kind(name: $0)
          }, ward: try cases.ward(ward, rules), from: try cases.day(from, "--from"),
          until: try cases.day(until, "--until"), place: CaseForm.text("where it was"))
      }
      Console.line(
        CasePage(rules: rules, format: format).receipt(
          try cases.office.enter(exposure, asksAll: askedAll, of: number, rules, by: cases.access)))
    }
  }
}
