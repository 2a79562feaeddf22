import ArgumentParser
import Registry
import Store

struct ShowMatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a record says beside the citizens it may be of, and how each field agrees.",
    discussion: """
      Each citizen that is shown is a look at a citizen, and stands in the decision log as one.

      Example:
        zonal matches show 12 --as chi --purpose vaccination --database city.zonal
      """)
  @Argument(help: "Number of the record in the queue.") var number: Int
  @OptionGroup var personal: PersonalArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  func run() throws {
    try personal.use { open, access, city in
      let match = try MatchQueue(open.file, sealer: open.ring.sealer).match(number, access)
      let page = MatchPage(match: match, wards: city.wards, offset: city.offset)
      if format == .json { return Console.line(page.json) }
      Console.line(page.text)
      for candidate in match.candidates {
        Console.line("\n" + page.words(of: candidate))
        // Who has moved out of the area since is not shown.
        do {
          let citizen = try city.register.citizen(number: candidate.citizen, access)
          Console.line(CitizenPage(citizen: citizen, wards: city.wards, offset: city.offset).text)
        } catch RegistryError.notInArea {}
      }
    }
  }
}
