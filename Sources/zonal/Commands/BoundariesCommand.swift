import ArgumentParser
import Epidemiology
import Foundation
import SpatialCore

struct BoundariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boundaries", abstract: "Check and convert files of ward boundaries.",
    discussion: "Example:\n  zonal boundaries check wards.geojson", subcommands: [Check.self, Convert.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say everything that is wrong with a file of boundaries.",
      discussion: "Example:\n  zonal boundaries check wards.geojson")

    @Argument(help: "GeoJSON or GeoPackage.") var file: String
    @OptionGroup var arguments: BoundaryArguments
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run() throws {
      try Failure.reporting { Console.line("\(file): not written yet") }
    }
  }

  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write boundaries as clean GeoJSON: WGS 84, valid, wound as RFC 7946 asks, at most 7 decimals.",
      discussion: "Example:\n  zonal boundaries convert wards.gpkg --crs EPSG:5897 --output wards.geojson")

    @Argument(help: "GeoJSON or GeoPackage.") var file: String
    @Option(name: .shortAndLong, help: "File to write.") var output: String
    @OptionGroup var arguments: BoundaryArguments

    func run() throws {
      try Failure.reporting { Console.line("\(file)") }
    }
  }
}
