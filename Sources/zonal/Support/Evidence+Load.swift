import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Zones

/// The files that a zone map is made from, as options of a command.
struct InputArguments: ParsableArguments {
  @Option(help: "Ward boundaries: GeoJSON or GeoPackage.")
  var boundaries: String

  @Option(
    parsing: .upToNextOption, help: "Population table(s): ward_code, population, optional age_from, age_to, from.")
  var population: [String] = []

  @Option(parsing: .upToNextOption, help: "File(s) of cases: report_date and a place; - for standard input.")
  var cases: [String]

  @Option(parsing: .upToNextOption, help: "File(s) of vaccine doses: dose_date, dose_number and a place.")
  var doses: [String] = []

  @Option(parsing: .upToNextOption, help: "File(s) of other figures: area_code, date, measure, value.")
  var measures: [String] = []

  @Option(help: "Criteria set: an id (see 'zonal criteria list') or a file.")
  var criteria: String

  @Option(help: "Day of the map, YYYY-MM-DD.", transform: parseDay)
  var on: Day

  @Option(help: "Apply the rules as in force on this day, whatever the day of the map.", transform: parseDay)
  var asInForceOn: Day?

  @OptionGroup var boundaryArguments: BoundaryArguments
  @OptionGroup var rows: RowArguments
}

/// Inputs read, located and counted.
struct LoadedInputs {
  var set: CriteriaSet
  var boundaries: BoundarySet
  var evidence: Evidence
  /// Per file: its kind, its name and how its rows were used.
  var files: [(kind: RowKind, name: String, counts: RowCounts)] = []

  /// - Parameter sink: takes everything that was found on the way.
  init(_ arguments: InputArguments, from firstDay: Day, sink: FindingSink) throws {
    set = try CriteriaArguments.library.set(arguments.criteria)
    let last = try set.edition(on: arguments.on, asIf: arguments.asInForceOn)
    let first = try set.edition(on: firstDay, asIf: arguments.asInForceOn)
    Console.progress("reading \(arguments.boundaries)")
    boundaries = try arguments.boundaryArguments.load(arguments.boundaries)
    sink.add(Self.findings(of: boundaries, file: arguments.boundaries))
    let wards = boundaries.wards
    let index = WardIndex(wards: wards)
    let suspects = index.locator.possibleOverlaps.map { ($0.owner, $0.other) }
    sink.add(
      try CoverageCheck.overlaps(of: wards.map(\.area), among: suspects).map { overlap in
        let (a, b) = (wards[overlap.first].code, wards[overlap.second].code)
        return Finding(
          severity: .note, code: .overlappingWards, file: Self.name(arguments.boundaries), column: "geometry",
          value: "\(a) \(b)",
          message:
            "the wards \(a) and \(b) overlap by \(Int(overlap.area.rounded())) m²; a position in both counts in \(a), "
            + "the lower code")
      })

    try arguments.rows.checkMappings(
      against: arguments.population + arguments.cases + arguments.doses + arguments.measures)
    var options = IntakeOptions()
    options.mapping = try arguments.rows.mapping()
    options.dateFormat = arguments.rows.dateFormat
    options.through = arguments.on
    options.referenceSystem = try arguments.rows.referenceSystem()
    options.threads = arguments.rows.threadCount
    let tables = TableIntake(wards: index, options: options, sink: sink)
    let (population, populationCounts) = try tables.population(arguments.population)
    files += zip(arguments.population, populationCounts).map { (.population, Self.name($0), $1) }
    let (measures, measureCounts) = try tables.measures(arguments.measures)
    files += zip(arguments.measures, measureCounts).map { (.measures, Self.name($0), $1) }
    options.ageBands = AgeBands(breaks: IndicatorEvaluator.ageBreaks(first) + IndicatorEvaluator.ageBreaks(last))

    let intake = ReportIntake(wards: index, options: options, sink: sink)
    for (paths, kind) in [(arguments.cases, RowKind.cases), (arguments.doses, .doses)] {
      for path in paths {
        Console.progress("reading \(path)")
        files.append((kind, Self.name(path), try intake.read(path, kind: kind)))
      }
    }
    evidence = Evidence(
      tally: intake.tally(), population: population, measures: measures, hasDoses: !arguments.doses.isEmpty)
    try Self.refuseEmptyPast(files, on: arguments.on)
    sink.add(evidenceFindings(edition: last, on: arguments.on))
  }

  static func name(_ path: String) -> String { path == "-" ? "standard input" : (path as NSString).lastPathComponent }

  /// When every case is later than the map, an all-green map would be made of nothing.
  private static func refuseEmptyPast(_ files: [(kind: RowKind, name: String, counts: RowCounts)], on day: Day) throws {
    let cases = files.filter { $0.kind == .cases }
    let later = cases.reduce(0) { $0 + $1.counts.later }
    let rest = cases.reduce(0) { $0 + $1.counts.rows - $1.counts.later }
    if later > 0, rest == 0 { throw InputError.allLater(day: day, rows: later) }
  }
}

enum InputError: Error, CustomStringConvertible {
  case allLater(day: Day, rows: Int)
  case fromAfterOn(from: Day, on: Day)
  case unknownWard(String, suggestions: [String])

  var description: String {
    switch self {
    case .allLater(let day, let rows):
      "all \(rows) case rows are dated after --on \(day), so a map of that day would rest on nothing. Check --on, or the dates."
    case .fromAfterOn(let from, let on): "--from \(from) lies after --on \(on)."
    case .unknownWard(let text, let suggestions):
      "there is no ward '\(text)'"
        + (suggestions.isEmpty ? "." : ". The nearest names are \(suggestions.joined(separator: ", ")).")
    }
  }
}

extension LoadedInputs {
  /// What was remarked about the boundaries, as findings.
  static func findings(of boundaries: BoundarySet, file: String) -> [Finding] {
    boundaries.findings.flatMap { found -> [Finding] in
      var result = found.defects.filter { ![.winding, .repeatedPoint].contains($0.kind) }.map { defect in
        Finding(
          severity: .note, code: .invalidGeometry, file: name(file), column: "geometry", value: found.code,
          message: "ward \(found.code) (feature \(found.feature)): \(defect)")
      }
      if let repair = found.repair {
        result.append(
          Finding(
            severity: .note, code: .repairedGeometry, file: name(file), column: "geometry", value: found.code,
            message: "ward \(found.code): \(repair.statement)"))
      }
      if found.withoutArea {
        result.append(
          Finding(
            severity: .note, code: .invalidGeometry, file: name(file), column: "geometry", value: found.code,
            message: "ward \(found.code) (feature \(found.feature)) has no area; rows can name it by code only"))
      }
      return result
    }
  }

  /// What the counts and figures themselves make worth remarking.
  func evidenceFindings(edition: Edition, on day: Day) -> [Finding] {
    var findings: [Finding] = []
    for (ward, isDoses, total) in evidence.tally.negativeTotals() {
      let code = boundaries.wards[ward].code
      findings.append(
        Finding(
          severity: .note, code: .negativeTotal, file: "", column: "count", value: String(total),
          message: "ward \(code): its \(isDoses ? "doses" : "cases") add up to \(total), less than nothing; "
            + "corrections take back more than was reported, so its indicators are not computed"))
    }
    for (ward, place) in boundaries.wards.enumerated()
    where evidence.population.residents(ward: ward, on: day) == nil {
      findings.append(
        Finding(
          severity: .note, code: .noPopulation, file: "", column: "population", value: place.code,
          message: "ward \(place.code) has no population on \(day), so no rates"))
    }
    let evaluator = IndicatorEvaluator(edition: edition, evidence: evidence)
    var nowhere = Array(repeating: true, count: edition.indicators.count)
    for ward in boundaries.wards.indices {
      for (position, value) in evaluator.values(ward: ward, on: day).enumerated() {
        guard let value else { continue }
        nowhere[position] = false
        if case .coverage = edition.indicators[position].form, value > 100 {
          findings.append(
            Finding(
              severity: .note, code: .coverageAbove100, file: "", column: edition.indicators[position].id,
              value: value.description,
              message: "ward \(boundaries.wards[ward].code): more doses than residents; places of injection may differ "
                + "from residence, or the population be out of date"))
        }
      }
    }
    for (position, indicator) in edition.indicators.enumerated() where nowhere[position] {
      if case .daysSince = indicator.form { continue }
      findings.append(
        Finding(
          severity: .note, code: .missingInput, file: "", column: indicator.id,
          message: "\(edition.set.id) reads '\(indicator.name.english)', which no ward has in these files"))
    }
    return findings
  }
}
