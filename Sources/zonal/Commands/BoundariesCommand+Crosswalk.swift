import ArgumentParser
import Epidemiology
import Foundation
import Quantities
import SpatialCore

extension BoundariesCommand {
  /// `zonal boundaries crosswalk`.
  struct MakeCrosswalk: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "crosswalk",
      abstract: "Make the table of what share of each ward of one vintage became part of which ward of another.",
      discussion: """
        From the boundaries of both, by ground in common; or from a list of which ward went where. A ward that went whole to one
        successor is exact. How a split ward's cases are shared out is an assumption, and the table says so: by area, or in
        equal parts where only the successors are known, and with the interval in which the true share lies.

        Examples:
          zonal boundaries crosswalk --from wards-2021.geojson --to wards-2025.geojson --output crosswalk.csv \\
            --population population-2021.csv
          zonal boundaries crosswalk --relation successors.csv --map from=wardCode --map to=newWardCode --output crosswalk.csv
        """)

    @Option(help: "Boundaries of the earlier vintage: GeoJSON or GeoPackage.") var from: String?
    @Option(help: "Boundaries of the later vintage.") var to: String?
    @Option(help: "Table of which ward went where, in place of boundaries: from, to, and a share where it is known.")
    var relation: String?
    @Option(help: "Population of the earlier vintage, to say how many residents each split concerns.")
    var population: String?
    @Option(name: .shortAndLong, help: "File to write; - for standard output.") var output: String
    @Option(help: "File for what is left over: slivers, and ground that only one vintage covers.") var residuals:
      String?
    @Option(help: "Part of both wards below which ground in common is taken for two drawings of one border.")
    var tolerance: Double = WardOverlay.defaultTolerance
    @Option(help: "The same as --code, for the earlier vintage only.") var fromCode: String?
    @OptionGroup var boundaryArguments: BoundaryArguments
    @OptionGroup var rows: RowArguments

    func validate() throws {
      if relation != nil {
        if from != nil || to != nil || residuals != nil {
          throw ValidationError("--relation takes the place of --from and --to, and has no residuals")
        }
      } else if from == nil || to == nil {
        throw ValidationError("give --from and --to, or --relation")
      }
      guard tolerance >= 0, tolerance < 0.5 else { throw ValidationError("--tolerance is a part from 0 to 0.5") }
    }

    func run() throws {
      try Failure.reporting {
        if let relation { try relate(relation) } else { try overlay() }
      }
    }

    private func relate(_ path: String) throws {
      try rows.checkMappings(against: [path] + (population.map { [$0] } ?? []))
      let reading = try Crosswalk.relation(path, mapping: try rows.mapping())
      let list = reading.crosswalk.fromCodes
      let wards = list.map { Ward(code: $0, name: $0, area: MultiPolygon()) }
      try finish(reading.crosswalk, CrosswalkPage(reading.crosswalk, residents: try residents(wards)))
    }

    private func overlay() throws {
      guard let from, let to else { preconditionFailure("asked for by validate") }
      var options = try boundaryArguments.options()
      options.threads = rows.threadCount
      let later = try BoundarySet.load(path: to, options: options)
      options.code = fromCode ?? options.code
      let earlier = try BoundarySet.load(path: from, options: options)
      let overlay = try WardOverlay(
        of: earlier.wards.map(\.area), over: later.wards.map(\.area), tolerance: tolerance, threads: rows.threadCount)
      let crosswalk = try Crosswalk(overlay, from: earlier.wards.map(\.code), to: later.wards.map(\.code))
      let left = CrosswalkResidual.all(overlay, earlier: earlier.wards, later: later.wards)
      if let residuals { try OutputFile.write(Array(CrosswalkResidual.csv(left).utf8), to: residuals) }
      try finish(
        crosswalk, CrosswalkPage(crosswalk, residents: try residents(earlier.wards), residuals: left))
    }

    /// Residents by code of the earlier vintage; the latest figures, where the table has several.
    private func residents(_ wards: [Ward]) throws -> [String: Fraction] {
      guard let population else { return [:] }
      var options = IntakeOptions()
      options.mapping = try rows.mapping()
      options.dateFormat = rows.dateFormat
      let sink = try FindingSink(path: nil)
      let index = WardIndex(wards: wards)
      let (table, _) = try TableIntake(wards: index, options: options, sink: sink).population([population])
      let remarks = TallySummary.findings(sink)
      if !remarks.isEmpty { Console.error(remarks) }
      let day = table.changes.last ?? Day(number: 0)
      return Dictionary(
        uniqueKeysWithValues: wards.indices.compactMap { ward in
          table.residents(ward: ward, on: day).map { (index.wards[ward].code, $0) }
        })
    }

    private func finish(_ crosswalk: Crosswalk, _ page: CrosswalkPage) throws {
      if output == "-" {
        Console.write(crosswalk.csv)
        Console.error(page.text)
      } else {
        try OutputFile.write(Array(crosswalk.csv.utf8), to: output)
        Console.line(page.text + "\nWritten to \(output)")
      }
    }
  }
}
