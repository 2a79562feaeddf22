import ArgumentParser
import Registry
import Vaccination

struct VaccinationRecord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record a dose; what is odd about it is flagged, and nothing is dropped.",
    discussion: """
      The person is typed on standard input, lines of \(DosePersonForm.hint). Without the identifier the name and the birth date are
      needed; who cannot be told for certain waits in 'zonal vaccination matches'.

      Example:
        zonal vaccination record --ward 00004 --day 2021-09-07 --time 09:30 --product AstraZeneca --lot ABX1234 --site TYT-4 \\
          --as chi --database city.zonal < person.txt
      """)
  @OptionGroup var dose: DoseArguments
  @OptionGroup var arguments: VaccinationArguments

  func run() throws {
    try arguments.use { open in
      let facts = try dose.facts(nil, open)
      let receipt = try open.office.record(DoseForm(person: try DosePersonForm.read(), facts: facts), by: open.access)
      Self.tell(receipt, open)
    }
  }

  static func tell(_ receipt: DoseReceipt, _ open: OpenVaccination) {
    Console.line(DosePage.doses([receipt.dose], open))
    if receipt.standing != nil { Console.line(DosePage.standing(receipt.standing, open)) }
    if let match = receipt.match {
      Console.error(
        "register: \(receipt.register.rawValue); people decide whose it is in record \(match) of 'zonal vaccination matches'"
      )
    }
  }
}
