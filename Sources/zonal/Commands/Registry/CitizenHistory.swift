import ArgumentParser
import Registry
import Store

struct CitizenHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show the versions of a citizen's record, the present one first.",
    discussion: """
      The number is the one that the program gave, which 'find' and 'list' show and the decision log names.

      Example:
        zonal citizens history 4711 --as chi --purpose citizen-request --database city.zonal
      """)
  @Argument(help: "Number of the citizen's row.") var number: Int
  @OptionGroup var personal: PersonalArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  func run() throws {
    try personal.use { _, access, city in
      for citizen in try city.register.history(number: number, access) {
        let page = CitizenPage(citizen: citizen, wards: city.wards, offset: city.offset)
        Console.line(format == .json ? page.json : page.text)
      }
    }
  }
}
