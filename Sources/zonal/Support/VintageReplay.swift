import Criteria
import Epidemiology
import Quantities
import SpatialCore
import Zones

/// A whole line list as it stood at a moment, named on the command line as `MOMENT=FILE`.
struct VintageArgument {
  let knownAt: Moment
  let path: String

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let moment = Moment(knownAt: parts[0], offset: IntakeOptions().clockOffset) else {
      throw InputError.badVintage(text)
    }
    (knownAt, path) = (moment, parts[1])
  }
}

/// Earlier states of a line list replayed beside the one known last: every count and every level that was revised since.
struct VintageReplay {
  /// One state of the list and the days that it tells of.
  private struct Known {
    let label: String
    let knownAt: Moment
    let evidence: Evidence
    let through: Day
  }

  private let set: CriteriaSet
  private let asInForceOn: Day?
  private let wards: [Ward]
  private let from: Day
  private let language: Language
  private var states: [Known] = []
  /// Whether the list known last has days after the last one asked for.
  private let goesOn: Bool

  /// - Parameters:
  ///   - vintages: in any order.
  ///   - language: of the reasons.
  ///   - inputs: those of the list known last; each vintage takes the place of its cases.
  init(_ vintages: [VintageArgument], _ inputs: InputArguments, from: Day, last: LoadedInputs, language: Language)
    throws
  {
    set = last.set
    asInForceOn = inputs.asInForceOn
    wards = last.boundaries.wards
    self.from = from
    self.language = language
    for vintage in vintages.sorted(by: { $0.knownAt < $1.knownAt }) {
      var own = inputs
      own.cases = [vintage.path]
      let loaded = try LoadedInputs(own, from: from, sink: try FindingSink(path: nil))
      guard let through = loaded.evidence.tally.dataThrough.cases else { continue }
      states.append(
        Known(
          label: vintage.knownAt.description, knownAt: vintage.knownAt, evidence: loaded.evidence,
          through: min(through, inputs.on)))
    }
    let knownLast = inputs.knownAt ?? .end(of: inputs.on)
    goesOn = last.files.contains { $0.kind == .cases && $0.counts.later > $0.counts.knownLater }
    states.append(Known(label: "last", knownAt: knownLast, evidence: last.evidence, through: inputs.on))
  }

  static let header =
    "ward_code,name,day,known_at,later_known_at,count,later_count,level,later_level,reasons,later_reasons\n"

  /// Every ward and day whose count of confirmed cases, or whose level, is another one in the next state of the list.
  ///
  /// Reasons are given where the level changed.
  ///
  /// - Returns: records, and how many counts and levels were revised.
  func revisions() throws -> (records: [UInt8], counts: Int, levels: Int) {
    var records: [UInt8] = []
    var (counts, levels) = (0, 0)
    for (earlier, later) in zip(states, states.dropFirst()) {
      let filter = ReportFilter.cases(classifications: [.confirmed])
      let (before, after) = (earlier.evidence.tally.daily(filter), later.evidence.tally.daily(filter))
      var first = ZoneSeries(
        set, asInForceOn: asInForceOn, evidence: earlier.evidence, wards: wards, from: from, through: earlier.through)
      var second = ZoneSeries(
        set, asInForceOn: asInForceOn, evidence: later.evidence, wards: wards, from: from, through: earlier.through)
      // Each may begin with days before the first one; both are brought to it.
      func next(_ series: inout ZoneSeries) throws -> ZoneSeries.Step? {
        while let step = try series.next() { if step.day.on >= from { return step } }
        return nil
      }
      while let a = try next(&first), let b = try next(&second) {
        let day = a.day.on
        let changed = wards.indices.filter { a.day.inForce[$0] != b.day.inForce[$0] }
        let revised = wards.indices.filter {
          before.sum(ward: $0, from: day, through: day) != after.sum(ward: $0, from: day, through: day)
        }
        counts += revised.count
        levels += changed.count
        guard !changed.isEmpty || !revised.isEmpty else { continue }
        let (then, now) = (reasons(changed, a), reasons(changed, b))
        let classes = a.classifier.edition.classes
        for ward in Set(changed + revised).sorted() {
          ReplayPage.append(
            [
              wards[ward].code, wards[ward].name, day.description, earlier.label, later.label,
              count(before, ward, day), count(after, ward, day), classes[a.day.inForce[ward]].id,
              classes[b.day.inForce[ward]].id, then[ward] ?? "", now[ward] ?? "",
            ], to: &records)
        }
      }
    }
    return (records, counts, levels)
  }

  /// Days at the end of a state of the list whose counts are still growing: so many, until 95 of 100 reports of a day are
  /// known; and which of the days of the list known last these are.
  ///
  /// A list that goes on after the last day was known later than that, so none of its days are named.
  ///
  /// - Returns: `nil` where the states do not show it, or an earlier one is dated after the last day.
  func growing() -> (count: Int, days: ClosedRange<Day>?)? {
    let vintages = states.map { Vintage(knownAt: $0.knownAt, tally: $0.evidence.tally, through: $0.through) }
    guard let history = try? ReportHistory(vintages), let last = vintages.last else { return nil }
    let delay = ReportingDelay(history, .cases(classifications: [.confirmed]))
    guard let count = delay.incompleteDays() else { return nil }
    return (count, goesOn ? nil : ReportingDelay.lastDays(count, of: last))
  }

  private func count(_ counts: DailyCounts, _ ward: Int, _ day: Day) -> String {
    Edition.short(Fraction(Int128(counts.sum(ward: ward, from: day, through: day)), over: Int128(counts.scale)))
  }

  private func reasons(_ chosen: [Int], _ step: ZoneSeries.Step) -> [Int: String] {
    guard !chosen.isEmpty else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: ReplayPage.reasons(chosen, step, wards: wards).statuses.map {
        ($0.ward, $0.reasons.map { language.say($0.sentence) }.joined(separator: "; "))
      })
  }
}
