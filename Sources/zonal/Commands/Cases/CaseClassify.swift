import ArgumentParser
import Cases
import Store

struct CaseClassify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Classify a record anew by the definitions, or decide otherwise with a ground.",
    discussion: """
      A decision against the definitions is kept as such, and holds until it is withdrawn. Its ground is typed on standard input, in one
      line.

      Example:
        zonal case classify 7 --database city.zonal
        echo "sample was mixed up" | zonal case classify 7 --decide discarded --database city.zonal
        zonal case classify 7 --withdraw --database city.zonal
      """)
  @Argument(help: "Number of the record.") var number: Int
  @Option(help: "contact, suspected, probable, confirmed or discarded.") var decide: String?
  @Flag(help: "Withdraw what officers decided.") var withdraw = false
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    if withdraw, decide != nil { throw ValidationError("--decide or --withdraw, not both") }
  }

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let receipt: CaseReceipt
      if let decide {
        let caseClass = try cases.word(decide, "class", CaseClass.allCases.map(\.name)) { CaseClass(name: $0) }
        receipt = try cases.office.decide(
          number, caseClass, ground: CaseForm.text("the ground"), rules, by: cases.access)
      } else if withdraw {
        receipt = try cases.office.withdrawDecisions(of: number, rules, by: cases.access)
      } else {
        receipt = try cases.office.classify(number, rules, by: cases.access)
      }
      Console.line(CasePage(rules: rules, format: format).receipt(receipt))
    }
  }
}
