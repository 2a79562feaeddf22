import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Vaccination

struct VaccinationCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Coverage of wards from files, without a database.",
    discussion: """
      Either rows of doses with a population, or a file of counts: area_code, and first, complete or booster; optional name, date,
      population. --map names columns of the file. The denominator stands in every line with its name and day, and percentages are not
      rounded. Areas above 100 % are shown as they are, with the reason. --basis says what the places of the file are; the two are never
      added up. The output is .csv, .json or .geojson, or a folder for all of them.

      Example:
        zonal vaccination coverage --doses doses.csv --population population.csv --boundaries wards.geojson \\
          --basis residence --on 2022-01-21 --measure first --ages 18- --output coverage
        zonal vaccination coverage --counts vaccinated.csv --map area_code=municipality_id --map complete=dose_2 \\
          --basis residence --on 2022-02-21 --measure complete --output coverage.csv
      """)
  @Option(parsing: .upToNextOption, help: "File(s) of doses: dose_date, dose_number and a place.") var doses: [String] =
    []
  @Option(help: "File of counts by area.") var counts: String?
  @Option(parsing: .upToNextOption, help: "Population table(s) for rows of doses.") var population: [String] = []
  @Option(help: "Ward boundaries: GeoJSON or GeoPackage.") var boundaries: String?
  @Option(help: "Day up to which doses count.", transform: parseDay) var on: Day
  @Option(help: "first, complete or booster.", transform: parseWord) var measure: CoverageMeasure = .first
  @Option(help: "What the places of the file are: residence or injection.", transform: parseWord) var basis:
    CoverageBasis
  @Option(help: "Ages on both sides of the fraction, as 18- or 12-17.", transform: AgeRange.parse) var ages: AgeRange?
  @Option(help: ArgumentHelp("File (.csv, .json, .geojson) or folder.", valueName: "path")) var output: String?
  @Option(help: "text or json, on standard output.") var format: OutputFormat = .text
  @OptionGroup var boundaryArguments: BoundaryArguments
  @OptionGroup var rows: RowArguments

  func validate() throws {
    guard doses.isEmpty != (counts == nil) else { throw ValidationError("give --doses or --counts") }
    if counts != nil {
      if ages != nil { throw ValidationError("a file of counts has its ages already; leave out --ages") }
      if !population.isEmpty { throw ValidationError("a file of counts has its column 'population'; map it") }
    } else if population.isEmpty || boundaries == nil {
      throw ValidationError("rows of doses need --population and --boundaries")
    }
    if output?.hasSuffix(".geojson") == true, boundaries == nil {
      throw ValidationError("a .geojson needs --boundaries")
    }
  }

  func run() throws {
    try Failure.reporting {
      let sink = try FindingSink(path: nil)
      let set = try boundaries.map { try boundaryArguments.load($0, threads: rows.threadCount) }
      var lines = try counts.map { try counted(in: $0, sink) } ?? self.lines(ofDosesIn: set, sink)
      let names = Dictionary((set?.wards ?? []).map { ($0.code, $0.name) }) { first, _ in first }
      for place in lines.indices where lines[place].name.isEmpty {
        lines[place].name = names[lines[place].code] ?? ""
      }
      if let output { try write(lines, set?.wards, to: output) }
      show(lines, sink)
    }
  }

  private func counted(in path: String, _ sink: FindingSink) throws -> [CoverageLine] {
    let file = try DelimitedFile(path: path)
    var mapping: [String: String] = [:]
    for text in rows.mappings {
      guard let equals = text.firstIndex(of: "="), CoverageCounts.columns.contains(String(text[..<equals])) else {
        throw IntakeError.unknownMapping(
          mapping: text,
          reason: "the form is name=Column, where the name is one of \(CoverageCounts.columns.joined(separator: ", "))")
      }
      let column = String(text[text.index(after: equals)...])
      guard file.header.contains(column) else {
        throw IntakeError.unknownMapping(
          mapping: text, reason: "the file has no column '\(column)'; it has \(file.header.joined(separator: ", "))")
      }
      mapping[String(text[..<equals])] = column
    }
    let counts = try CoverageCounts(file, mapping: mapping, measure: measure, basis: basis, on: on)
    sink.add(counts.findings)
    return counts.lines
  }

  private func lines(ofDosesIn set: BoundarySet?, _ sink: FindingSink) throws -> [CoverageLine] {
    guard let set else { preconditionFailure("asked for by validate") }
    try rows.checkMappings(against: population + doses)
    let index = WardIndex(wards: set.wards, threads: rows.threadCount)
    var options = IntakeOptions()
    options.mapping = try rows.mapping()
    options.dateFormat = rows.dateFormat
    options.through = on
    options.referenceSystem = try rows.referenceSystem()
    options.threads = rows.threadCount
    options.ageBands = AgeBands(breaks: ages?.breaks ?? [])
    let (residents, _) = try TableIntake(wards: index, options: options, sink: sink).population(population)
    let intake = ReportIntake(wards: index, options: options, sink: sink)
    for path in doses {
      Console.progress("reading \(path)")
      _ = try intake.read(path, kind: .doses)
    }
    return try CoverageLine.lines(
      of: intake.tally(), residents, names: set.wards.map(\.name), basis: basis, measure: measure, ageFrom: ages?.from,
      ageTo: ages?.through, source: population.map { LoadedInputs.name($0) }.joined(separator: ", "), on: on)
  }

  private func write(_ lines: [CoverageLine], _ wards: [Ward]?, to path: String) throws {
    let texts: [String: () -> String] = [
      ".csv": { CoverageExport.csv(lines) }, ".json": { CoverageExport.json(lines, on: on) },
      ".geojson": { CoverageExport.geoJSON(lines, wards: wards ?? []) },
    ]
    if let text = texts.first(where: { path.hasSuffix($0.key) })?.value {
      return try OutputFile.write(Array(text().utf8), to: path)
    }
    let folder = try OutputFolder(path)
    for (kind, text) in texts.sorted(by: { $0.key < $1.key }) where kind != ".geojson" || wards != nil {
      try folder.write("coverage\(kind)") { try $0(Array(text().utf8)) }
    }
    try folder.commit()
  }

  private func show(_ lines: [CoverageLine], _ sink: FindingSink) {
    if format == .json { return Console.write(CoverageExport.json(lines, on: on)) }
    var table = [["area", "name", "\(measure.rawValue)", "of", "percent", ""]]
    for line in lines {
      table.append([
        line.code.isEmpty ? "(no area)" : line.code, line.name, String(line.numerator),
        line.denominator.map { String($0) } ?? "?", line.percent.map { "\(($0 * 100).rounded() / 100)" } ?? "",
        line.isAboveAll ? "above 100 %" : "",
      ])
    }
    if output == nil { Console.line(Console.table(table, right: [2, 3, 4])) }
    let above = lines.count(where: \.isAboveAll)
    Console.line(
      "\(lines.count) lines by \(basis.rawValue), of \(lines.first?.denominatorName ?? "nobody"); \(above) above 100 %")
    if let line = lines.first(where: \.isAboveAll), let why = line.explanation {
      Console.line("\(line.code) \(line.name): \(why.english)")
    }
    let rejected = sink.counts.values.reduce(0, +)
    if rejected > 0 {
      Console.error("\(rejected) findings, the first of each kind:")
      var seen: Set<Finding.Code> = []
      for finding in sink.samples where seen.insert(finding.code).inserted {
        Console.error("\(finding.file)\(finding.row.map { ":\($0)" } ?? ""): \(finding.column): \(finding.message)")
      }
    }
  }
}

/// A word of a closed vocabulary, as an option of a command has it.
func parseWord<Word: RawRepresentable & CaseIterable>(_ text: String) throws -> Word where Word.RawValue == String {
  guard let word = Word(rawValue: text) else {
    throw ValidationError("'\(text)' is none of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return word
}
