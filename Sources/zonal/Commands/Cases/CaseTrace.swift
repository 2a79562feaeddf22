import ArgumentParser
import Cases
import Store

struct CaseTrace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "List whom a person may have infected, or where they may have got it.",
    discussion: """
      Forward: contacts in the time in which the person could infect others, and theirs after that. Backward: contacts within the
      incubation. What is not known spares nobody. People of other wards stand by number and ward, without a name.

      Example:
        zonal case trace 7 --direction forward --steps 3 --as chi --database city.zonal
      """)
  @Argument(help: "Number of the record.") var number: Int
  @Option(help: "forward or backward.") var direction = "forward"
  @Option(help: "How many contacts far.") var steps = 1
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    if !(1...10).contains(steps) { throw ValidationError("--steps is from 1 to 10") }
  }

  func run() throws {
    try arguments.use(.contactTracing) { cases in
      let rules = try cases.rules()
      let direction = try cases.word(direction, "direction", TraceList.Direction.allCases.map(\.rawValue)) {
        TraceList.Direction(rawValue: $0)
      }
      Console.line(
        CasePage(rules: rules, format: format).trace(
          try cases.office.trace(number, direction, steps: steps, rules, to: cases.access)))
    }
  }
}
