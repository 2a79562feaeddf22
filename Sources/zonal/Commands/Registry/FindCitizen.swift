import ArgumentParser
import Foundation
import Registry
import Store

struct FindCitizen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Show the citizen of an identifier, which is read from standard input.",
    discussion: """
      The personal identifier of 12 digits, or a card number of 9, is read from a line of standard input and never from an argument:
      arguments stand in the lists of processes that everybody on the machine sees.

      Example:
        zonal citizens find --as chi --purpose treatment --database city.zonal < identifier.txt
      """)
  @OptionGroup var personal: PersonalArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  func run() throws {
    try personal.use { _, access, city in
      if isatty(STDIN_FILENO) == 1 { Console.error("identifier of 12 digits, or card number of 9:") }
      let citizens: [Citizen]
      switch try IdentityNumber(readLine() ?? "") {
      case .personal(let identifier): citizens = [try city.register.citizen(identifier, access)]
      case .former(let number): citizens = try city.register.citizens(number, access)
      }
      for citizen in citizens {
        let page = CitizenPage(citizen: citizen, wards: city.wards, offset: city.offset)
        Console.line(format == .json ? page.json : page.text)
      }
    }
  }
}
