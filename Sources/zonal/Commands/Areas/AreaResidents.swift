import ArgumentParser
import EpidemicAreas
import Quantities
import Registry
import Store

struct AreaResidents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "residents",
    abstract: "The people of an area, for the officers of the ward; the reading stands in the decision log.",
    discussion: """
      Example:
        zonal area residents 1 --on 2021-08-02 --vulnerable chronic --as hoa --database city.zonal
        zonal area residents 1 --ages 60-120 --alone --as hoa --database city.zonal
        zonal area residents 1 --unlocated --as hoa --database city.zonal
      """)
  @Argument(help: "Number of the area.") var number: Int
  @Option(help: "Day (default: today).") var on: String?
  @Option(help: "Ages, as 60-120.") var ages: String?
  @Option(name: .customLong("vulnerable"), help: "Id of a vulnerable group of the policy; may be given again.")
  var vulnerable: [String] = []
  @Flag(help: "Only those who live alone.") var alone = false
  @Flag(help: "Only those who need something that was not brought.") var withNeeds = false
  @Flag(help: "Those of whom nobody knows on which side of the border they live, in place of those inside.")
  var unlocated = false
  @Option(help: "Only citizens after this number, for the next page.") var after = 0
  @Option(help: "How many at most.") var limit = 200
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    try arguments.use { office in
      let adopted = try office.policy()
      for id in vulnerable where !adopted.policy.vulnerable.contains(where: { $0.id == id }) {
        throw EpidemicAreaError.unknown(
          what: "vulnerable group", name: id, known: adopted.policy.vulnerable.map(\.id))
      }
      var filter = AreaResidentFilter(on: try office.day(on))
      filter.ages = try ages.map(Self.range)
      filter.vulnerable = Set(vulnerable)
      filter.aloneOnly = alone
      filter.withNeeds = withNeeds
      filter.unlocated = unlocated
      filter.after = after
      filter.limit = limit
      let residents = try office.office.residents(number, filter, adopted, by: office.access)
      Console.line(AreaPage.residents(residents, office, format))
    }
  }

  private static func range(_ text: String) throws -> ClosedRange<Int> {
    let parts = text.split(separator: "-").map { Int($0) }
    guard parts.count == 2, let first = parts[0], let last = parts[1], first >= 0, first <= last else {
      throw ValidationError("--ages is written as 60-120")
    }
    return first...last
  }
}
