import ArgumentParser
import EpidemicAreas
import Quantities
import Store

struct AreaShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One area with its acts, how many people live there on a day, and what is needed.",
    discussion: """
      Numbers only; 'zonal area residents' has the people. What is not located is said: people of a ward that is in the area in part, of
      whose house nobody knows where it stands.

      Example:
        zonal area show 1 --on 2021-08-02 --as hoa --database city.zonal
        zonal area show 1 --output area.geojson --as hoa --database city.zonal
      """)
  @Argument(help: "Number of the area.") var number: Int
  @Option(help: "Day on which people are counted (default: today).") var on: String?
  @Flag(help: "Leave the people out.") var withoutPeople = false
  @Option(name: .shortAndLong, help: "GeoJSON file for its ground.") var output: String?
  @Option(help: "text or json.") var format: OutputFormat = .text
  @OptionGroup var arguments: AreaArguments

  func run() throws {
    try arguments.use { office in
      let area = try office.office.area(number, by: office.access)
      let history = try office.office.history(number, by: office.access)
      let adopted = try office.policy()
      let day = try office.day(on)
      let count = withoutPeople ? nil : try office.office.count(number, on: day, adopted, by: office.access)
      let needs = try office.office.needCounts(ofArea: number, on: day, by: office.access)
      if let output, let place = history.last?.place {
        try AreaPage.write(
          try AreaGeoJSON(office.vintage, offset: office.offset, at: office.now).text([(area, place)]), to: output)
      }
      Console.line(AreaPage.area(area, history, count, needs, adopted.policy, office, format))
    }
  }
}
