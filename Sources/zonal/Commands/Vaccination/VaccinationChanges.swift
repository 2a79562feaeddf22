import ArgumentParser
import Quantities
import Vaccination

struct VaccinationCorrect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Correct a dose; what it was stays in its history.",
    discussion: """
      What is not said stays. With --person whose it is, is typed anew on standard input, lines of \(DosePersonForm.hint).

      Example:
        zonal vaccination correct 12 --product Comirnaty --ground "the site's list" --as chi --database city.zonal
        zonal vaccination correct 12 --person --ground "two neighbours mixed up" --as chi --database city.zonal < person.txt
      """)
  @Argument(help: "Number of the dose.") var number: Int
  @OptionGroup var dose: DoseArguments
  @Flag(help: "Read whose it is from standard input.") var person = false
  @OptionGroup var ground: GroundArguments
  @OptionGroup var arguments: VaccinationArguments

  func validate() throws { if dose.isEmpty, !person { throw ValidationError("say what is otherwise") } }

  func run() throws {
    try arguments.use { open in
      let before = try open.office.file(ofDose: number, on: open.today, by: open.access).dose
      let correction = DoseCorrection(
        facts: dose.isEmpty ? nil : try dose.facts(before.facts, open),
        person: person ? try DosePersonForm.read() : nil)
      let receipt = try open.office.correct(dose: number, correction, ground: ground.ground, by: open.access)
      VaccinationRecord.tell(receipt, open)
    }
  }
}

struct VaccinationWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Withdraw a dose that was never given, or was entered twice; its history stays.",
    discussion: """
      Example:
        zonal vaccination withdraw 12 --ground "entered twice" --as chi --database city.zonal
      """)
  @Argument(help: "Number of the dose.") var number: Int
  @OptionGroup var ground: GroundArguments
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      let dose = try open.office.withdraw(dose: number, ground: ground.ground, by: open.access)
      Console.line(DosePage.doses([dose], open))
    }
  }
}

struct VaccinationReaction: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reaction",
    abstract: "Note an adverse reaction to a dose.",
    discussion: """
      What was seen and who says so is typed on standard input, a line 'ground: …'; it is sealed.

      Example:
        zonal vaccination reaction 12 --kind fever --severity mild --onset 2021-09-08 --as chi --database city.zonal < seen.txt
      """)
  @Argument(help: "Number of the dose.") var number: Int
  @Option(help: "\(AdverseReaction.Kind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: String
  @Option(help: "\(AdverseReaction.Severity.allCases.map(\.rawValue).joined(separator: ", ")).") var severity: String
  @Option(help: "The day on which it began.", transform: parseDay) var onset: Day
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      guard let kind = AdverseReaction.Kind(rawValue: kind) else {
        throw VaccinationError.unknown(
          what: "kind of reaction", name: kind, known: AdverseReaction.Kind.allCases.map(\.rawValue))
      }
      guard let severity = AdverseReaction.Severity(rawValue: severity) else {
        throw VaccinationError.unknown(
          what: "severity", name: severity, known: AdverseReaction.Severity.allCases.map(\.rawValue))
      }
      let row = try open.office.note(
        kind, severity, onset: onset, ground: try TypedForm(["ground"]).need("ground"), ofDose: number, by: open.access)
      Console.line("reaction \(row) to dose \(number)")
    }
  }
}
