import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Zones

struct Compute: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute the zone map of a day from boundaries, population, cases and criteria.",
    discussion: """
      Writes zones.geojson, zones.csv, findings.csv, summary.json and report.html to the output folder. With --from, zones.csv
      has every day from there to --on, and the other files are of the last day.

      Example:
        zonal compute --boundaries wards.geojson --population population.csv --cases cases.csv --doses doses.csv \\
          --criteria vn-4800 --on 2022-01-21 --output zones

      A file from elsewhere, its columns under other names:
        zonal compute --boundaries districts.geojson --population p.csv --cases c.csv \\
          --map report_date=Time --map ward_code=GKZ --map count=Cases --criteria cdc-transmission --on 2021-08-01 --output out

      With --decrees each ward also says what is in force at the end of the day, and by which act, beside its computed level,
      which stays as it is; decreed areas below a ward are written to decreed.geojson:
        zonal compute --boundaries wards.geojson --population population.csv --cases cases.csv --criteria vn-4800 \\
          --on 2022-01-21 --decrees decrees.csv --level "vùng đỏ=level-4" --output zones
      """)

  @OptionGroup var inputs: InputArguments
  @OptionGroup var decreeArguments: MapDecreeArguments

  @Option(help: "First day of a series that ends with --on.", transform: parseDay)
  var from: Day?

  @Option(help: "Folder or zones.geojson of the map before, for rules that hold a level.")
  var previous: String?

  @Option(help: "Name of the boundary vintage, to be written into the map.")
  var vintage: String?

  @Option(name: .shortAndLong, help: "Folder to write to.")
  var output: String

  @Flag(help: "Exit with 1 when rows were rejected.")
  var strict = false

  @Option(help: "How the short result is printed: text or json.")
  var format: OutputFormat = .text

  func validate() throws {
    if decreeArguments.inForceAt != nil, from != nil {
      throw ValidationError(
        "--in-force-at is one moment; a series with --from says what is in force at the end of each day")
    }
  }

  func run() throws {
    let rejected = try Failure.reporting { try compute() }
    if strict, rejected > 0 { throw Failure.rejectedRows }
  }

  /// - Returns: rows that could not be counted in a ward.
  private func compute() throws -> Int {
    let firstDay = from ?? inputs.on
    guard firstDay <= inputs.on else { throw InputError.fromAfterOn(from: firstDay, on: inputs.on) }
    let threads = inputs.rows.threadCount
    let folder = try OutputFolder(output)
    let sink = try FindingSink(path: folder.stagedPath("findings.csv"))
    let loaded = try LoadedInputs(inputs, from: firstDay, sink: sink)
    let before = try previousLevels(loaded)
    let digest = ZoneMap.digest(ofBoundaries: loaded.boundaries.wards)
    let decrees = try decreeArguments.load(loaded.boundaries.wards, loaded.set)
    let moment = try decreeArguments.moment(inputs.on)

    var map: ZoneMap?
    var areas: [UInt8] = []
    var series = ZoneSeries(
      loaded.set, asInForceOn: inputs.asInForceOn, evidence: loaded.evidence, wards: loaded.boundaries.wards,
      from: firstDay, through: inputs.on, previous: before)
    try folder.write("zones.csv") { write in
      while let step = try series.next() {
        let day = step.day.on
        if day < firstDay { continue }
        var current = step.map(
          loaded.evidence, wards: loaded.boundaries.wards, isFirstShown: before == nil && day == firstDay,
          boundariesDigest: digest, vintage: vintage, margins: day == inputs.on, threads: threads)
        current.inForce = decrees.map {
          MapInForce($0.inForce, map: current, at: day == inputs.on ? moment : .end(of: day))
        }
        if map == nil { try write(Array(current.csvHeader.utf8)) }
        try write(current.csvRecords(threads: threads))
        areas += ReplayPage.areas(step, wards: loaded.boundaries.wards)
        map = current
      }
    }
    guard let map else { preconditionFailure("a series has at least one day") }
    try sink.close()
    if !loaded.set.rollUps.isEmpty {
      try folder.write("areas.csv") { write in try write(ReplayPage.areasHeader + areas) }
    }
    try folder.write("zones.geojson") { write in try map.writeGeoJSON(threads: threads, write) }
    if map.inForce != nil { try folder.write("decreed.geojson") { write in try write(map.decreedGeoJSON) } }
    let summary = ComputeSummary(
      map: map, loaded: loaded, findings: sink.counts, knownAt: inputs.knownAt,
      refusedDecrees: decrees?.refused ?? 0)
    try folder.write("summary.json") { write in try write(Array(summary.json.utf8)) }
    try folder.write("report.html") { write in
      let page = ReportPage(
        map: map, files: loaded.files.map { ($0.name, $0.kind.rawValue, $0.counts) }, warnings: summary.warnings,
        findings: sink.samples, counts: sink.counts)
      try page.write(threads: threads, write)
    }
    try folder.commit()
    Console.line(format == .json ? summary.json : summary.text)
    for warning in summary.warnings { Console.error("warning: \(warning)") }
    if format == .text { Console.line("\nOpen \(output)/report.html for the map and the reasons.") }
    return summary.uncounted
  }

  private func previousLevels(_ loaded: LoadedInputs) throws -> [Int?]? {
    guard let previous else { return nil }
    if loaded.set.timing != nil || loaded.set.exit != nil {
      throw InputError.previousBesideHistory(criteria: loaded.set.id)
    }
    let published = try PublishedMap(path: previous)
    let classes = loaded.set.classes
    return loaded.boundaries.wards.map { ward in
      published.zones[ward.code].flatMap { zone in classes.firstIndex { $0.id == zone.level && $0.rank != nil } }
    }
  }
}
