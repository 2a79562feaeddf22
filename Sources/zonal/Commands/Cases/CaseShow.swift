import ArgumentParser
import Cases
import Store

struct CaseShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a record with the reasons of its class, or a person's timeline.",
    discussion: """
      Example:
        zonal case show 7 --as chi --database city.zonal
        zonal case show 7 --timeline --as chi --database city.zonal
      """)
  @Argument(help: "Number of the record.") var number: Int
  @Flag(help: "Everything that happened, in its order.") var timeline = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let page = CasePage(rules: rules, format: format)
      if timeline {
        Console.line(page.events(try cases.office.timeline(number, rules, to: cases.access)))
      } else {
        Console.line(page.details(try cases.office.details(number, to: cases.access)))
      }
    }
  }
}
