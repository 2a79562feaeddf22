public import Quantities

/// A dated set of rules that turns the indicators of a place into a level: the data of one YAML file.
///
/// Numbers are data with a date and a citation; what they mean is a named form in Swift. Use `edition(on:)` to get the rules
/// of one day.
public struct CriteriaSet: Sendable {
  /// Days on which the set is in force; `until` is the last one, `nil` while it is.
  public struct Period: Hashable, Sendable {
    public var from: Day
    public var until: Day?
    public var citation: String
    public var confidence: Confidence
  }

  /// What a key in the citations stands for.
  public struct Source: Hashable, Sendable {
    public var key: String
    public var text: String
    var line = 0
  }

  public var id: String
  public var version: String
  public var title: Localized
  public var jurisdiction: String
  /// The file it was read from, without folders.
  public var file: String
  public var periods: [Period]
  /// What is missing for the set to be complete; empty when nothing is.
  public var missing: [String]
  /// Ordered, lowest first.
  public var levels: [Level]
  /// Classes that are no level, such as "too few tests"; they have no rank.
  public var unranked: [Level]
  public var noData: Level
  /// Keys used in citations and what they stand for.
  public var sources: [Source]
  public var values: [DatedValue]
  public var indicators: [IndicatorSource]
  public var bandSets: [BandSet]
  public var combinedBands: [CombinedBands]
  public var decision: DecisionSource
  /// The highest level that a place may keep, where that is judged otherwise than the level that it enters.
  public var exit: DecisionSource?
  public var adjustments: [AdjustmentSource]
  /// When levels may change; `nil` where the level of each day stands by itself.
  public var timing: TimingSource?
  public var neighbours: NeighbourSource?
  public var rollUps: [RollUpSource]
  public var examples: [Example]
  /// Where keys of `sources` are used.
  var citedKeys: [CitedKey] = []

  /// Levels, then unranked classes, then no data: the order of class indices.
  public var classes: [Level] { levels + unranked + [noData] }

  /// Whether levels depend on more than the ward's own figures of the day and the map before: on time or on other wards.
  public var hasHistoryRules: Bool { timing != nil || exit != nil || neighbours != nil }

  /// Whether the set is in force on a day.
  public func isInForce(on day: Day) -> Bool {
    periods.contains { $0.from <= day && $0.until.map { day <= $0 } ?? true }
  }
}
