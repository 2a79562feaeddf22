import ArgumentParser
import Quantities
import Registry
import Store

struct ListCitizens: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List who lives in a ward on a day, as CSV or lines of JSON.",
    discussion: """
      Who has since moved out of the officer's area is left out: they are for the officers of where they live.

      Example:
        zonal citizens list --ward 00067 --on 2021-09-06 --ages 65-120 --as chi --purpose vaccination --database city.zonal
      """)
  @Option(help: "Code of the ward.") var ward: String
  @OptionGroup var vintage: VintageArguments
  @Option(help: "The day (default: today by the city's clock).", transform: parseDay) var on: Day?
  @Option(
    help: ArgumentHelp(
      "Those with this residence: permanent, temporary or current (default: who dwells there).", valueName: "kind"),
    transform: parseResidenceKind)
  var kind: ResidenceKind?
  @Option(help: "Ages on the day: 65-120, or one age.", transform: parseAgeRange) var ages: ClosedRange<Int>?
  @Option(help: "Numbers of priority groups, one of which they are in: 1,4.", transform: parseGroups)
  var groups: PriorityGroups?
  @OptionGroup var personal: PersonalArguments
  @Option(help: "text (CSV) or json.") var format: OutputFormat = .text

  func run() throws {
    try personal.use { open, access, _ in
      let city = try CityRegister(open, vintage: vintage.vintage)
      let filter = CitizenFilter(on: on ?? city.today, kind: kind, ages: ages, groups: groups)
      // Behind the question of rights: who is refused sees nothing on standard output.
      var isBegun = format == .json
      let shown = try city.register.citizens(ofWard: city.wards.find(ward), filter, access) { citizen in
        if !isBegun { Console.line(CitizenPage.columns) }
        isBegun = true
        let page = CitizenPage(citizen: citizen, wards: city.wards, offset: city.offset)
        Console.line(format == .json ? page.json : page.record)
        return true
      }
      if !isBegun { Console.line(CitizenPage.columns) }
      Console.error("\(shown) citizens")
    }
  }
}
