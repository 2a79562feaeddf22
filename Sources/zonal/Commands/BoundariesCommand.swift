import ArgumentParser
import Foundation
import SpatialCore

struct BoundariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boundaries", abstract: "Check, convert and compare files of ward boundaries.",
    discussion: "Example:\n  zonal boundaries check wards.geojson",
    subcommands: [Check.self, Convert.self, MakeCrosswalk.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say everything that is wrong with a file of boundaries: rings, codes, gaps, overlaps.",
      discussion: """
        Every defect is listed with its feature, ring and place. Exit code 0 when the file can be read, 2 when it cannot; with
        --strict 1 when there is any error in it.

        Example:
          zonal boundaries check wards.geojson
        """)

    @Argument(help: "GeoJSON or GeoPackage.") var file: String
    @OptionGroup var arguments: BoundaryArguments
    @Option(help: "The same as --boundaries-crs.") var crs: String?
    @Flag(help: "Exit with 1 when there is an invalid geometry or an overlap.") var strict = false
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run() throws {
      let report = try Failure.reporting { try BoundaryReport(path: file, options: try arguments.options(crs: crs)) }
      Console.line(format == .json ? BoundaryPage.json(report, file: file) : BoundaryPage.text(report, file: file))
      if strict, report.hasErrors || !(report.coverage?.overlaps.isEmpty ?? true) { throw Failure.rejectedRows }
    }
  }

  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write boundaries as clean GeoJSON: WGS 84, valid, wound as RFC 7946 asks, at most 7 decimals.",
      discussion: """
        Invalid rings are repaired and said so; areas that cross the antimeridian are cut there. Features without a code stay.

        Example:
          zonal boundaries convert wards.gpkg --crs EPSG:5897 --output wards.geojson
        """)

    @Argument(help: "GeoJSON or GeoPackage.") var file: String
    @Option(name: .shortAndLong, help: "File to write; - for standard output.") var output: String
    @Flag(help: "Cut at the antimeridian along great circles instead of straight lines in degrees.") var greatCircle =
      false
    @Flag(help: "Keep the winding of the file when cutting at the antimeridian.") var keepWinding = false
    @OptionGroup var arguments: BoundaryArguments
    @Option(help: "The same as --boundaries-crs.") var crs: String?

    func run() throws {
      try Failure.reporting {
        var options = try arguments.options(crs: crs)
        options.threads = ProcessInfo.processInfo.activeProcessorCount
        let result = try BoundaryConversion(
          path: file, options: options, greatCircle: greatCircle, keepWinding: keepWinding)
        for remark in result.remarks { Console.error(remark) }
        if output == "-" {
          Console.write(result.bytes)
        } else {
          try OutputFile.write(result.bytes, to: output)
          Console.line("\(result.features) features written to \(output)")
        }
      }
    }
  }
}
