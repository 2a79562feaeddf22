import ArgumentParser
import Registry
import Vaccination

struct VaccinationShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a dose with its history, or somebody's doses and what is due.",
    discussion: """
      Without a number a person is asked for on standard input, a line 'identifier: …'. Names are shown with --disclose only, and the
      reading is then in the decision log.

      Example:
        zonal vaccination show 12 --disclose --as chi --database city.zonal
        zonal vaccination show --as chi --database city.zonal < person.txt
      """)
  @Argument(help: "Number of the dose.") var number: Int?
  @Flag(help: "With whose it is and what was seen of reactions.") var disclose = false
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      if let number {
        let file =
          disclose
          ? try open.office.disclosed(dose: number, on: open.today, by: open.access)
          : try open.office.file(ofDose: number, on: open.today, by: open.access)
        return Console.line(DosePage.file(file, open))
      }
      guard case .personal(let identifier) = try IdentityNumber(try TypedForm(["identifier"]).need("identifier")),
        let person = try open.office.person(identifier, on: open.today, by: open.access)
      else { throw VaccinationError.notFound }
      Console.line(DosePage.doses(person.doses, open))
      Console.line(DosePage.standing(person.standing, open))
    }
  }
}
