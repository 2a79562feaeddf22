import ArgumentParser
import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Zones

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract:
      "Compute the zone maps of many days, when each ward changed and why; or what other rules would have given.",
    discussion: """
      Goes through the days from --from to --on and writes spans.csv (each ward's levels from day to day), changes.csv (every
      change with its reasons), areas.csv where the set has roll-ups, summary.json, and report.html: maps of many days, the
      epidemic curve and the timeline of each ward. With --against or --change also differences.csv: wards and days on which
      the other rules give another level.

      Example:
        zonal replay --boundaries wards.geojson --population population.csv --tally tally.csv --criteria vn-4800 \\
          --from 2021-10-12 --on 2022-01-21 --output history

      What if the threshold had been 40?
        zonal replay … --criteria vn-4800 --from 2021-10-12 --on 2022-01-21 --change rate_m3=40 --output what-if

      What was known then? With earlier states of the list also revisions.csv: every ward and day whose count or level was
      another one as known at the time, with the reasons of both.
        zonal replay … --cases now.csv --cases-known 2020-11-04=then.csv --from 2020-09-01 --on 2020-12-31 --output known
      """)

  @OptionGroup var inputs: InputArguments

  @Option(help: "First day of the series.", transform: parseDay)
  var from: Day

  @Option(help: "Another criteria set over the same history: an id or a file.")
  var against: String?

  @Option(help: "A value changed over the same history: VALUE=NUMBER; may be repeated.")
  var change: [String] = []

  @Option(
    help: "A whole list of cases as it stood earlier, MOMENT=FILE; may be repeated. --cases is the one known last.")
  var casesKnown: [String] = []

  @Option(help: "Language of the reasons in changes.csv and revisions.csv: en or vi.")
  var language: Language = .en

  @Option(help: "Days within which a change that goes back counts as flapping.")
  var flapDays = 14

  @Option(name: .shortAndLong, help: "Folder to write to.")
  var output: String

  @Option(help: "How the short result is printed: text or json.")
  var format: OutputFormat = .text

  func validate() throws {
    guard (1...3653).contains(flapDays) else { throw ValidationError("--flap-days is from 1 to 3653") }
  }

  func run() throws { try Failure.reporting { try replay() } }

  private func replay() throws {
    guard from <= inputs.on else { throw InputError.fromAfterOn(from: from, on: inputs.on) }
    let folder = try OutputFolder(output)
    let sink = try FindingSink(path: folder.stagedPath("findings.csv"))
    let other = try otherRules()
    let loaded = try LoadedInputs(inputs, from: from, sink: sink)
    let wards = loaded.boundaries.wards
    Console.progress("replaying \(from) to \(inputs.on)")
    var history = LevelHistory(wards: wards.count)
    var before: [Int] = []
    var log = ChangeLog(wards: wards.count)
    var curve: EpidemicCurve?
    func goThrough(_ write: ([UInt8]) throws -> Void, _ writeArea: ([UInt8]) throws -> Void) throws {
      try write(Array("on,ward_code,name,from,to,reasons\n".utf8))
      var series = ZoneSeries(
        loaded.set, asInForceOn: inputs.asInForceOn, evidence: loaded.evidence, wards: wards, from: from,
        through: inputs.on)
      while let step = try series.next() {
        if step.day.on < from { continue }
        let changed = history.append(step.day.inForce, on: step.day.on)
        curve = curve ?? EpidemicCurve(step.classifier, from: from, through: inputs.on)
        if !changed.isEmpty {
          let reasons = ReplayPage.reasons(changed, step, wards: wards)
          try write(ReplayPage.changes(reasons, step, before: before, wards: wards, language))
          log.append(reasons, on: step.day.on)
        }
        before = step.day.inForce
        try writeArea(ReplayPage.areas(step, wards: wards))
      }
    }
    try folder.write("changes.csv") { write in
      guard !loaded.set.rollUps.isEmpty else { return try goThrough(write) { _ in } }
      try folder.write("areas.csv") { writeArea in
        try writeArea(ReplayPage.areasHeader)
        try goThrough(write, writeArea)
      }
    }
    try folder.write("spans.csv") { write in try write(ReplayPage.spans(history, loaded.set, wards: wards)) }
    var comparison: ReplayReport.Comparison?
    if let other {
      var second = LevelHistory(wards: wards.count)
      var series = ZoneSeries(
        other, asInForceOn: inputs.asInForceOn, evidence: loaded.evidence, wards: wards, from: from, through: inputs.on)
      while let step = try series.next() {
        if step.day.on >= from { second.append(step.day.inForce, on: step.day.on) }
      }
      let whatIf = WhatIf(
        history, second, place: loaded.set.places(of: other), levelCount: loaded.set.levels.count)
      try folder.write("differences.csv") { write in
        try write(ReplayPage.differences(whatIf, loaded.set, other, wards: wards))
      }
      comparison = ReplayReport.Comparison(set: other, history: second, whatIf: whatIf)
    }
    var revised: (counts: Int, levels: Int, growing: (count: Int, days: ClosedRange<Day>?)?)?
    if !casesKnown.isEmpty {
      let vintages = try casesKnown.map(VintageArgument.init)
      let known = try VintageReplay(vintages, inputs, from: from, last: loaded, language: language)
      let found = try known.revisions()
      try folder.write("revisions.csv") { write in try write(Array(VintageReplay.header.utf8) + found.records) }
      revised = (found.counts, found.levels, known.growing())
    }
    try sink.close()
    let summary = ReplaySummary(
      set: loaded.set, wards: wards.count, history: history, flapDays: flapDays, comparison: comparison)
    try folder.write("summary.json") { write in try write(Array(summary.json.utf8)) }
    guard let curve else { preconditionFailure("a series has at least one day") }
    let report = ReplayReport(
      set: loaded.set, wards: wards, history: history, log: log, curve: curve,
      dataThrough: loaded.evidence.tally.dataThrough.cases?.description,
      asInForceOn: inputs.asInForceOn?.description, flapDays: flapDays, comparison: comparison,
      growing: revised?.growing?.days)
    try folder.write("report.html") { write in try report.write(threads: inputs.rows.threadCount, write) }
    try folder.commit()
    Console.line(format == .json ? summary.json : summary.text)
    if let revised, format == .text {
      Console.line(
        "\nRevised since they were known first: \(revised.counts) counts and \(revised.levels) levels of a ward and day; "
          + "see revisions.csv")
      if let (count, days) = revised.growing {
        Console.line(
          "The last \(count) days of an earlier state were still growing, until 95 of 100 reports of a day were known"
            + (days.map { "; so are \($0.lowerBound) to \($0.upperBound), which the page marks" } ?? ""))
      }
    }
    if format == .text {
      Console.line("\nOpen \(output)/report.html for the maps, the curve and each ward's timeline.")
    }
  }

  /// The rules to compare with; `nil` when none are asked for.
  private func otherRules() throws -> CriteriaSet? {
    guard against != nil || !change.isEmpty else { return nil }
    let first = try CriteriaArguments.library.set(inputs.criteria)
    var other = try against.map(CriteriaArguments.library.set) ?? first
    for text in change {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Fraction(decimal: parts[1]) else { throw InputError.badChange(text) }
      other = try other.changing(parts[0], to: number)
    }
    return other
  }
}
