import ArgumentParser
import Epidemiology
import Quantities
import SpatialCore
import Zones

struct DecreesResolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Write the level in force for every day and area, with the decree that decided.",
    discussion: """
      The status of a day is that of its last second. Areas are the wards of the boundaries; without any, every name of a shape,
      ward code and district that the decrees have. Areas and days without a level have empty fields.

      Example:
        zonal decrees resolve --decrees geodata/hanoi-2021/decrees.csv --levels green,orange,red \\
          --boundaries geodata/hanoi-2021/wards.geojson --from 2021-09-05 --to 2021-09-22
      """)

  @Option(parsing: .upToNextOption, help: "GeoJSON or CSV files of decrees.") var decrees: [String]
  @Option(help: "The first day.", transform: parseDay) var from: Day
  @Option(help: "The last day.", transform: parseDay) var to: Day
  @Option(parsing: .upToNextOption, help: "Published maps: their folders or zones.geojson files.") var zones: [String] =
    []
  @Option(name: .shortAndLong, help: "File to write; - for standard output.") var output = "-"
  @OptionGroup var arguments: DecreeArguments

  func validate() throws {
    if to < from { throw ValidationError("--to \(to) lies before --from \(from).") }
  }

  func run() throws {
    try Failure.reporting {
      let wards = try arguments.boundarySet(zones: zones)?.wards
      let maps = try zones.map { path throws(GeoJSONError) in try PublishedMap(path: path) }
      let (_, inForce) = try arguments.load(decrees, wards: wards, maps: maps)
      let acts = Dictionary(inForce.areas.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      var text = "day,area,level,decree_id,act,rule\n"
      let series = inForce.wards.map {
        inForce.changes(ofWard: $0.code, from: .end(of: from), to: .end(of: to))
      }
      var next = series.map { _ in 0 }
      for number in from.number...to.number {
        let day = Day(number: number)
        for (ward, changes) in series.enumerated() {
          while next[ward] + 1 < changes.count, changes[next[ward] + 1].moment <= .end(of: day) { next[ward] += 1 }
          let status = changes[next[ward]].status
          let fields = [
            "\(day)", inForce.wards[ward].code, status.level ?? "", status.decree ?? "",
            status.decree.flatMap { acts[$0]?.source } ?? "", status.rule,
          ]
          text += fields.map(Finding.quoted).joined(separator: ",") + "\n"
        }
      }
      if output == "-" { Console.write(text) } else { try OutputFile.write(Array(text.utf8), to: output) }
    }
  }
}
