import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Zones

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a ward has its level, how sure that is, and what would change it.",
    discussion: """
      Takes the same inputs as compute and prints the reasons for one ward, named by its code or its name. With --output also
      writes them as a page in Vietnamese and English, to be read aloud, printed or sent: the figures with their thresholds and
      citations, what chance leaves open, the neighbours, and the ward's levels and cases by day.

      Example:
        zonal explain 00067 --boundaries wards.geojson --population population.csv --cases cases.csv --criteria vn-4800 \\
          --on 2022-01-21 --output ward.html
      """)

  @Argument(help: "The ward: its code, or its name (put 'ward, district' where a name is not unique).")
  var ward: String

  @OptionGroup var inputs: InputArguments

  @Option(help: "Folder or zones.geojson of the map before.")
  var previous: String?

  @Option(help: "Language of the reasons, and that a page shows first: en or vi.")
  var language: Language = .en

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @Option(name: .shortAndLong, help: "Page to write: one HTML file, which needs no network.")
  var output: String?

  @Option(
    help: "First day of the page's levels and cases by day; by default 90 days, as far as there are cases and rules.",
    transform: parseDay)
  var from: Day?

  func validate() throws {
    if from != nil, output == nil { throw ValidationError("--from is of the page that --output writes") }
  }

  func run() throws {
    try Failure.reporting {
      if let from, from > inputs.on { throw InputError.fromAfterOn(from: from, on: inputs.on) }
      let sink = try FindingSink(path: nil)
      let first = output == nil ? inputs.on : try from ?? earliest()
      let loaded = try LoadedInputs(inputs, from: first, sink: sink)
      let index = try WardChoice.find(ward, in: loaded.boundaries.wards)
      let explanation = try explain(index, loaded)
      if let output { try write(explanation, loaded, from: first, to: output) }
      Console.line(format == .json ? explanation.json : ExplanationLines(explanation, language).text)
      if let output, format == .text { Console.line("\nOpen \(output) for the page to read.") }
    }
  }

  private func explain(_ index: Int, _ loaded: LoadedInputs) throws -> WardExplanation {
    let wards = loaded.boundaries.wards
    let edition = try loaded.set.edition(on: inputs.on, asIf: inputs.asInForceOn)
    var before: [Int?]?
    if let previous {
      let published = try PublishedMap(path: previous)
      before = wards.map { ward in
        published.zones[ward.code].flatMap { zone in
          edition.classes.firstIndex { $0.id == zone.level && $0.rank != nil }
        }
      }
    }
    var series = ZoneSeries(
      loaded.set, asInForceOn: inputs.asInForceOn, evidence: loaded.evidence, wards: wards, from: inputs.on,
      through: inputs.on, previous: before)
    var last: ZoneSeries.Step?
    while let step = try series.next() { last = step }
    guard let last else { preconditionFailure("a series ends with its last day") }
    var map = ZoneMap(
      classifier: last.classifier, edition: edition, evidence: loaded.evidence, wards: wards, on: inputs.on,
      previous: loaded.set.hasHistoryRules ? last.previous : before)
    if loaded.set.hasHistoryRules { map.settle(by: last.day, edition) }
    let bounds = try loaded.reform?.bounds(from: inputs.on - (map.caseWindow - 1), through: inputs.on)
    return WardExplanation(
      of: index, in: map, last, districts: loaded.unlocated, bounds: bounds.flatMap { $0.isEmpty ? nil : $0[index] })
  }

  private func write(_ explanation: WardExplanation, _ loaded: LoadedInputs, from earliest: Day, to path: String) throws
  {
    let wards = loaded.boundaries.wards
    var first = earliest
    if from == nil, let cases = loaded.evidence.tally.entries.lazy.filter({ !$0.isDose }).map(\.day).min() {
      first = max(first, min(cases, inputs.on))
    }
    let series = ZoneSeries(
      loaded.set, asInForceOn: inputs.asInForceOn, evidence: loaded.evidence, wards: wards, from: first,
      through: inputs.on)
    let timeline = try WardTimeline(of: explanation.ward, series, wards: wards, from: first, through: inputs.on)
    guard let timeline else { preconditionFailure("a series has at least one day") }
    let page = WardPage(explanation, timeline: timeline, language: language.ofPage, knownAt: inputs.knownAt)
    try OutputFile.write(Array(page.html.utf8), to: path)
  }

  /// The first of up to 90 days on which the rules were in force without a gap.
  private func earliest() throws -> Day {
    let set = try CriteriaArguments.library.set(inputs.criteria)
    var first = inputs.on
    while inputs.on.days(since: first) < 89, (try? set.edition(on: first - 1, asIf: inputs.asInForceOn)) != nil {
      first = first - 1
    }
    return first
  }
}
