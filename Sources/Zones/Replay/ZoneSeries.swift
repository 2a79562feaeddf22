public import Criteria
import Epidemiology
public import Quantities
public import SpatialCore

/// The days of a series one after the other, each with its rules and what the replay made of it.
///
/// Rules of a set that look at the days before need days before: the series then begins where the cases begin, or where the
/// set came into force if that is later, and the days up to the first one asked for are gone through silently.
public struct ZoneSeries {
  public struct Step {
    public let classifier: Classifier
    /// Level of each ward before the day.
    public let previous: [Int?]
    public let day: ReplayDay
    let set: CriteriaSet
  }

  private let set: CriteriaSet
  private let asInForceOn: Day?
  private let wards: [Ward]
  private let last: Day
  private let evidence: Evidence
  private var day: Day
  private var replay: Replay?
  private var classifier: Classifier?
  private let start: [Int?]?

  /// - Parameters:
  ///   - asInForceOn: take the rules of this day for all days.
  ///   - previous: level of each ward before the first day.
  public init(
    _ set: CriteriaSet, asInForceOn: Day? = nil, evidence: Evidence, wards: [Ward], from first: Day, through last: Day,
    previous: [Int?]? = nil
  ) {
    self.set = set
    self.asInForceOn = asInForceOn
    self.wards = wards
    self.last = last
    self.evidence = evidence
    start = previous
    day = previous == nil ? Self.beginning(set, asInForceOn, evidence, before: first) : first
  }

  /// The day on which a history begins that is to be known from `first` on.
  private static func beginning(_ set: CriteriaSet, _ asInForceOn: Day?, _ evidence: Evidence, before first: Day) -> Day
  {
    guard set.timing != nil || set.exit != nil else { return first }
    let cases = evidence.tally.entries.lazy.filter { !$0.isDose }.map(\.day).min() ?? first
    guard asInForceOn == nil else { return min(cases, first) }
    let period = set.periods.last { $0.from <= first }
    return min(max(cases, period?.from ?? first), first)
  }

  /// The next day; `nil` after the last.
  ///
  /// - Throws: `CriteriaError.notInForce` and what else `edition(on:)` throws.
  public mutating func next() throws(CriteriaError) -> Step? {
    guard day <= last else { return nil }
    let today = day
    day = day + 1
    let edition = try set.edition(on: today, asIf: asInForceOn)
    let classifier =
      self.classifier?.under(edition) ?? Classifier(edition: edition, evidence: evidence, wards: wards)
    self.classifier = classifier
    var replay = self.replay ?? Replay(edition, wards: wards, levels: start)
    let previous = replay.levels
    let result = replay.advance(to: today, classifier)
    self.replay = replay
    return Step(classifier: classifier, previous: previous, day: result, set: set)
  }
}

extension ZoneSeries.Step {
  /// Whether days before the first one shown were gone through.
  private var hasPast: Bool { self.set.timing != nil || self.set.exit != nil }

  /// The zone map of the day.
  ///
  /// - Parameters:
  ///   - isFirstShown: whether it is the first that is shown of the series. It then has no map before it, unless the rules look at
  ///     the days before: those were gone through, and their levels count in its reasons as they did in its level.
  ///   - digests: of what the map rests on, if they are known.
  public func map(
    _ evidence: Evidence, wards: [Ward], isFirstShown: Bool, boundariesDigest: String? = nil, vintage: String? = nil,
    digests: InputDigests? = nil, margins: Bool = true, threads: Int = 1
  ) -> ZoneMap {
    var map = ZoneMap(
      classifier: classifier, edition: classifier.edition, evidence: evidence, wards: wards, on: day.on,
      previous: isFirstShown && !hasPast ? nil : previous, boundariesDigest: boundariesDigest, vintage: vintage,
      digests: digests,
      margins: margins, threads: threads)
    if set.hasHistoryRules { map.settle(by: day, classifier.edition) }
    return map
  }
}
