import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Zones

/// Inputs read, located and counted.
struct LoadedInputs {
  var set: CriteriaSet
  var boundaries: BoundarySet
  var evidence: Evidence
  /// Per file: its kind, its name and how its rows were used.
  var files: [FileUse] = []
  /// The reform that some of the reports lie before; `nil` when all name the map's own wards.
  var reform: LoadedReform?
  /// Reports of rows that lie in no ward, by the district that they name.
  var unlocated: UnlocatedTally

  /// - Parameter sink: takes everything that was found on the way.
  init(_ arguments: InputArguments, from firstDay: Day, sink: FindingSink) throws {
    set = try CriteriaArguments.library.set(arguments.criteria)
    let last = try set.edition(on: arguments.on, asIf: arguments.asInForceOn)
    let first = try set.edition(on: firstDay, asIf: arguments.asInForceOn)
    Console.progress("reading \(arguments.boundaries)")
    boundaries = try arguments.boundaryArguments.load(arguments.boundaries, threads: arguments.rows.threadCount)
    sink.add(Self.findings(of: boundaries, file: arguments.boundaries))
    let wards = boundaries.wards
    let index = WardIndex(wards: wards, threads: arguments.rows.threadCount)
    let suspects = index.locator.possibleOverlaps.map { ($0.owner, $0.other) }
    sink.add(
      try CoverageCheck.overlaps(of: wards.map(\.area), among: suspects, threads: arguments.rows.threadCount).map {
        overlap in
        let (a, b) = (wards[overlap.first].code, wards[overlap.second].code)
        return Finding(
          severity: .note, code: .overlappingWards, file: Self.name(arguments.boundaries), column: "geometry",
          value: "\(a) \(b)",
          message:
            "the wards \(a) and \(b) overlap by \(Int(overlap.area.rounded())) m²; a position in both counts in \(a), "
            + "the lower code")
      })

    try arguments.rows.checkMappings(
      against: arguments.population + arguments.cases + arguments.doses + arguments.measures
        + (arguments.crosswalk.map { [$0] } ?? []))
    var options = IntakeOptions()
    options.mapping = try arguments.rows.mapping()
    options.dateFormat = arguments.rows.dateFormat
    options.through = arguments.on
    options.knownThrough = arguments.knownAt
    options.referenceSystem = try arguments.rows.referenceSystem()
    options.threads = arguments.rows.threadCount
    if let path = arguments.crosswalk {
      let loaded = try LoadedReform(path, options.mapping, wards: index.wardList, sink: sink)
      options.earlier = arguments.reform.map { EarlierWards(loaded.crosswalk.fromList, reform: $0) }
      reform = loaded
    }
    let tables = TableIntake(wards: index, options: options, sink: sink)
    let (population, populationCounts) = try tables.population(arguments.population)
    files += zip(arguments.population, populationCounts).map { FileUse(.population, Self.name($0), $1) }
    let (measures, measureCounts) = try tables.measures(arguments.measures)
    files += zip(arguments.measures, measureCounts).map { FileUse(.measures, Self.name($0), $1) }
    // A history begins before the first day that is asked for, under rules that may ask for other ages.
    options.ageBands = AgeBands(
      breaks: set.hasHistoryRules
        ? try set.ageBreaks()
        : ([first, last] + Self.between(firstDay, arguments.on, set, asIf: arguments.asInForceOn)).flatMap(
          IndicatorEvaluator.ageBreaks))

    let intake = ReportIntake(wards: index, options: options, sink: sink)
    for (paths, kind) in [(arguments.cases, RowKind.cases), (arguments.doses, .doses)] {
      for path in paths {
        Console.progress("reading \(path)")
        files.append(FileUse(kind == .cases ? .cases : .doses, Self.name(path), try intake.read(path, kind: kind)))
      }
    }
    unlocated = intake.unlocatedTally()
    let tallies = try LoadedTallies(
      arguments.tally, wards: index.wardList, ageBands: options.ageBands, on: arguments.on, sink: sink)
    files += tallies.files
    var tally = try tallies.adding(to: intake.tally())
    var hasEarlierDoses = false
    if var reform {
      if let counted = intake.earlierTally() { try reform.add(counted) }
      let earlier = try LoadedTallies(
        arguments.earlierTally, wards: reform.crosswalk.fromList, ageBands: options.ageBands, on: arguments.on,
        sink: sink)
      if let sum = try earlier.sum() { try reform.add(sum) }
      files += earlier.files
      hasEarlierDoses = earlier.hasDoses
      tally = try reform.adding(to: tally)
      self.reform = reform
      if arguments.cases.isEmpty, !tallies.hasCases { try earlier.requireCases() }
    } else if arguments.cases.isEmpty {
      try tallies.requireCases()
    }
    evidence = Evidence(
      tally: tally, population: population, measures: measures,
      hasDoses: !arguments.doses.isEmpty || tallies.hasDoses || hasEarlierDoses)
    try Self.refuseEmptyPast(files, on: arguments.on, knownAt: arguments.knownAt)
    sink.add(evidenceFindings(edition: last, on: arguments.on))
  }

  /// The rules of the days between the first and the last on which a value changes, for they may ask for other ages.
  private static func between(_ first: Day, _ last: Day, _ set: CriteriaSet, asIf day: Day?) -> [Edition] {
    guard day == nil else { return [] }
    let changes = Set(set.values.flatMap(\.entries).map(\.from)).filter { first < $0 && $0 < last }
    return changes.compactMap { try? set.edition(on: $0) }
  }

  static func name(_ path: String) -> String { path == "-" ? "standard input" : (path as NSString).lastPathComponent }

  /// When every case is later than the map, an all-green map would be made of nothing.
  private static func refuseEmptyPast(_ files: [FileUse], on day: Day, knownAt: Moment?) throws {
    let cases = files.filter { $0.kind == .cases }
    let tallies = files.filter { $0.kind == .tally }
    let later = cases.reduce(0) { $0 + $1.counts.later } + tallies.reduce(0) { $0 + ($1.laterCases ?? 0) }
    let rest = cases.reduce(0) { $0 + $1.counts.rows - $1.counts.later }
    if later > 0, rest == 0, !tallies.contains(where: \.hasCasesInTime) {
      let known = cases.contains { $0.counts.knownLater > 0 } ? knownAt : nil
      throw InputError.allLater(day: day, knownAt: known, rows: later)
    }
  }
}
