import ArgumentParser
import Criteria
import Epidemiology
import SpatialCore
import Zones

/// The rows that a tally counts, and how.
struct CountingArguments: ParsableArguments {
  @Option(help: "Ward boundaries: GeoJSON or GeoPackage.")
  var boundaries: String?

  @Option(parsing: .upToNextOption, help: "File(s) of cases: report_date and a place; - for standard input.")
  var cases: [String] = []

  @Option(parsing: .upToNextOption, help: "File(s) of vaccine doses: dose_date, dose_number and a place.")
  var doses: [String] = []

  @Option(help: "Criteria set whose questions about ages the tally shall answer: an id or a file.")
  var criteria: String?

  @Option(help: "Ages at which bands begin, for example 18,65 (default: one band).", transform: parseAges)
  var ageBreaks: AgeBands?

  var isUsed: Bool {
    boundaries != nil || !cases.isEmpty || !doses.isEmpty || criteria != nil || ageBreaks != nil
  }

  func validate() throws {
    if criteria != nil, ageBreaks != nil { throw ValidationError("give --criteria or --age-breaks, not both") }
    if (cases + doses).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
  }

  /// - Throws: `ValidationError` when nothing is to be counted.
  func requireRows() throws {
    if boundaries == nil { throw ValidationError("Missing expected argument '--boundaries <boundaries>'") }
    if cases.isEmpty, doses.isEmpty { throw ValidationError("give --cases or --doses, or --merge tallies") }
  }

  func wards(_ arguments: BoundaryArguments, sink: FindingSink) throws -> (index: WardIndex, list: WardList) {
    guard let boundaries else { preconditionFailure("asked for by validate") }
    Console.progress("reading \(boundaries)")
    let set = try arguments.load(boundaries)
    sink.add(LoadedInputs.findings(of: set, file: boundaries))
    let index = WardIndex(wards: set.wards)
    return (index, index.wardList)
  }

  /// The bands to count in: those of the tally that is added to, which the options may repeat but not change.
  func ageBands(earlier: AgeBands?, file: String?) throws -> AgeBands {
    var asked = ageBreaks
    if let criteria { asked = AgeBands(breaks: try CriteriaArguments.library.set(criteria).ageBreaks()) }
    guard let earlier, let file else { return asked ?? AgeBands(breaks: []) }
    if let asked, asked != earlier {
      throw TallyInputError.mismatch(files: [file], .ageBands(earlier.starts, asked.starts))
    }
    return earlier
  }

  func count(_ wards: WardIndex, _ bands: AgeBands, _ rows: RowArguments, sink: FindingSink) throws -> TallyFile {
    try rows.checkMappings(against: cases + doses)
    var options = IntakeOptions()
    options.mapping = try rows.mapping()
    options.dateFormat = rows.dateFormat
    options.referenceSystem = try rows.referenceSystem()
    options.threads = rows.threadCount
    options.ageBands = bands
    let intake = ReportIntake(wards: wards, options: options, sink: sink)
    var used: [(RowKind, RowCounts)] = []
    for (paths, kind) in [(cases, RowKind.cases), (doses, .doses)] {
      for path in paths {
        Console.progress("reading \(path)")
        used.append((kind, try intake.read(path, kind: kind)))
      }
    }
    var file = TallyFile(tally: intake.tally())
    for (kind, counts) in used { file.add(counts, of: kind) }
    return file
  }
}
