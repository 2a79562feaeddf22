import ArgumentParser
import Cases
import Quantities
import Store

struct CaseTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Enter a sample, or the result of one that was pending.",
    discussion: """
      Example:
        zonal case test 7 --kind pcr --result pending --sampled 2021-08-02T08:00 --database city.zonal
        zonal case test --result-of 12 --result positive --ct 22.5 --resulted 2021-08-02T20:00 --database city.zonal
      """)
  @Argument(help: "Number of the record.") var number: Int?
  @Option(help: "pcr or antigen.") var kind: String?
  @Option(help: "pending, negative, positive or inconclusive.") var result: String
  @Option(help: "Cycle threshold, as 22.5.") var ct: String?
  @Option(help: "What was taken, as nasopharyngeal-swab.") var sample: String?
  @Option(help: "Name of the laboratory.") var laboratory: String?
  @Option(help: "When it was taken.") var sampled: String?
  @Option(help: "When the result came.") var resulted: String?
  @Option(help: "Number of a pending test whose result this is.") var resultOf: Int?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: CaseArguments

  func validate() throws {
    if (number == nil) == (resultOf == nil) { throw ValidationError("name a record, or a test with --result-of") }
    if number != nil, kind == nil { throw ValidationError("say the --kind, pcr or antigen") }
    if resultOf != nil, kind != nil || sampled != nil || sample != nil || laboratory != nil {
      throw ValidationError("of a result only --ct and --resulted are said")
    }
  }

  func run() throws {
    try arguments.use { cases in
      let rules = try cases.rules()
      let result = try cases.word(result, "result", CaseTest.Result.allCases.map(\.name)) { CaseTest.Result(name: $0) }
      let receipt: CaseReceipt
      if let resultOf {
        receipt = try cases.office.enter(
          result: result, ct: try hundredths(), at: try cases.instant(resulted, "--resulted"), ofTest: resultOf, rules,
          by: cases.access)
      } else {
        receipt = try cases.office.enter(
          CaseTest(
            kind: try cases.word(kind ?? "", "kind of test", CaseTest.Kind.allCases.map(\.name)) {
              CaseTest.Kind(name: $0)
            }, result: result, ct: try hundredths(), sample: sample, laboratory: laboratory,
            sampledAt: try cases.instant(sampled, "--sampled"), resultedAt: try cases.instant(resulted, "--resulted")),
          of: number ?? 0, rules, by: cases.access)
      }
      Console.line(CasePage(rules: rules, format: format).receipt(receipt))
    }
  }

  private func hundredths() throws -> Int? {
    guard let ct else { return nil }
    guard let value = Fraction(decimal: ct) else {
      throw ValidationError("--ct '\(ct)' is no number; write it as 22.5")
    }
    let hundredths = value * 100
    guard hundredths.denominator == 1, let whole = Int(exactly: hundredths.numerator) else {
      throw ValidationError("--ct has two decimals at most")
    }
    return whole
  }
}
