import ArgumentParser
import Epidemiology
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance

struct CountCitizens: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count who lives in each ward on a day, by age: numbers only, which need no officer.",
    discussion: """
      Everybody counts once, where they dwell: at the current residence, else the temporary, else the permanent one.

      Example:
        zonal citizens count --on 2021-09-06 --ages 0,18,65 --database city.zonal
      """)
  @Option(help: "The day (default: today by the city's clock).", transform: parseDay) var on: Day?
  @Option(help: "Ages at which groups begin, for example 0,18,65.", transform: parseAges) var ages: AgeBands?
  @Option(
    help: ArgumentHelp("Count residences of this kind: permanent, temporary or current.", valueName: "kind"),
    transform: parseResidenceKind)
  var kind: ResidenceKind?
  @Flag(help: "Only the sum of all wards.") var total = false
  @OptionGroup var database: DatabaseArguments
  @Option(help: "text or json.") var format: OutputFormat = .text

  func run() throws {
    try Failure.reporting {
      try database.look { file in
        let (city, wards) = try file.read { (try City($0), try CityWards($0)) }
        let day = on ?? city.day(at: DatabaseArguments.now())
        let bands = ages ?? AgeBands(breaks: [])
        let counts = try file.read { try CitizenRegister.population(on: day, ageBreaks: bands.starts, kind: kind, $0) }
        let starts = bands.starts
        let names = starts.indices.map { place in
          place + 1 < starts.count ? "\(starts[place])-\(starts[place + 1] - 1)" : "\(starts[place])+"
        }
        var sums = [Int](repeating: 0, count: starts.count)
        var (unknown, all) = (0, 0)
        var rows: [[String]] = [["ward", "name"] + names + ["age unknown", "all"]]
        for count in counts {
          for (place, number) in count.groups.enumerated() { sums[place] += number }
          unknown += count.ofUnknownAge
          all += count.total
          if total { continue }
          let ward = wards.ward(count.ward)
          rows.append(
            [ward?.code ?? String(count.ward), ward?.name ?? ""] + count.groups.map(String.init)
              + [String(count.ofUnknownAge), String(count.total)])
        }
        rows.append(["", "all"] + sums.map(String.init) + [String(unknown), String(all)])
        if format == .json {
          for row in rows.dropFirst() { Console.line(Self.json(rows[0], row, day)) }
        } else {
          Console.line("on \(day)")
          Console.line(Console.table(rows, right: Set(2..<rows[0].count)))
        }
      }
    }
  }

  private static func json(_ header: [String], _ row: [String], _ day: Day) -> String {
    var writer = JSONWriter()
    writer.value(
      .object(
        [JSONMember("on", .string(day.description))]
          + zip(header, row).enumerated().map { place, cell in
            JSONMember(cell.0.replacing(" ", with: "_"), place < 2 ? .string(cell.1) : .number(cell.1))
          }))
    return writer.text
  }
}
