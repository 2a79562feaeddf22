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
  public var sources: [(key: String, text: String)]
  public var values: [DatedValue]
  public var indicators: [IndicatorSource]
  public var bandSets: [BandSet]
  public var decision: DecisionSource
  public var adjustments: [AdjustmentSource]
  public var examples: [Example]

  /// Levels, then unranked classes, then no data: the order of class indices.
  public var classes: [Level] { levels + unranked + [noData] }
}

/// A text in the languages that maps and pages are made in.
public struct Localized: Hashable, Sendable {
  public var english: String
  public var vietnamese: String

  public init(english: String, vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }
}

/// A class that a ward can be in.
public struct Level: Hashable, Sendable {
  public var id: String
  /// Drawn beside the colour, for those who do not see it.
  public var letter: String
  /// `#rrggbb`.
  public var color: String
  public var name: Localized
  /// 0 for the lowest; `nil` for a class that is no level.
  public var rank: Int?
  var line = 0
}

/// How sure a number is: read in the act, pinned down by other texts, remembered, or not known.
public enum Confidence: String, Sendable, CaseIterable {
  case text, consistent, memory, unknown
}

/// A number with the days from which each value holds; entries are appended, never edited.
public struct DatedValue: Sendable {
  public struct Entry: Sendable {
    public var from: Day
    /// `nil` when it was repealed or is not known.
    public var value: Fraction?
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public var id: String
  /// Ascending by day.
  public var entries: [Entry]
  var line = 0

  /// The entry in force on a day; `nil` before the first.
  public func entry(on day: Day) -> Entry? { entries.last { $0.from <= day } }
}

/// Ages, by the names of dated values.
public struct AgeRange: Hashable, Sendable {
  public var from: String?
  public var to: String?
}

/// Which cases an indicator counts, in the words of the column contract; an empty list stands for all.
public struct CaseSelection: Hashable, Sendable {
  public var classifications: [String] = []
  public var transmissions: [String] = []
  public var outcomes: [String] = []
  public var ages = AgeRange()
}

/// Which doses an indicator counts.
public struct DoseSelection: Hashable, Sendable {
  /// A dose number; `nil` for any.
  public var number: Int?
  /// Only doses that completed a series.
  public var completing = false
  public var ages = AgeRange()
}

/// How an indicator is measured; numbers are names of dated values.
public enum IndicatorForm: Hashable, Sendable {
  /// Cases in the last days, the day itself included.
  case count(CaseSelection, windowDays: String)
  /// `count × per ÷ (population × dividedBy)`.
  case rate(count: String, per: String, dividedBy: String?, ages: AgeRange)
  /// Percent of the population that has the dose, up to and with the day.
  case coverage(DoseSelection)
  /// Days since the last case.
  case daysSince(CaseSelection)
  /// A figure of the measures file: the latest in the window, its sum or its mean.
  case measure(name: String, take: MeasureTake, windowDays: String)
  /// Sum of a measure in the window per so many residents.
  case measureRate(name: String, windowDays: String, per: String)
  /// Percent that one measure's sum is of another's.
  case measureShare(part: String, whole: String, windowDays: String)
  /// `(C + C × (100 − V) ÷ 100) ÷ 2` with rate C and uptake V, V above 100 taken as 100: Recommendation (EU) 2022/107.
  case vaccineWeightedRate(rate: String, uptake: String)
}

public enum MeasureTake: String, Sendable, CaseIterable {
  case latest, sum, mean
}

/// An indicator as the file declares it.
public struct IndicatorSource: Sendable {
  public var id: String
  public var name: Localized
  public var unit: Localized
  public var form: IndicatorForm
  /// Shown in the map although no rule reads it.
  public var shownOnly: Bool
  var line = 0
}

/// Where a number lies against thresholds; bounds are names of dated values.
public struct Condition: Hashable, Sendable {
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast, above, atMost, below, equals

    /// Whether `value` stands in this relation to `threshold`.
    func holds(_ value: Fraction, _ threshold: Fraction) -> Bool {
      switch self {
      case .atLeast: !(value < threshold)
      case .above: threshold < value
      case .atMost: !(threshold < value)
      case .below: value < threshold
      case .equals: value == threshold
      }
    }
  }

  public struct Bound: Hashable, Sendable {
    public var comparison: Comparison
    public var value: String
  }

  public enum Subject: Hashable, Sendable {
    case indicator(String)
    /// The level so far is this one.
    case level(String)
    /// The indicator has no value.
    case missing(String)
  }

  public var subject: Subject
  public var bounds: [Bound]
  var line = 0
}

/// Names for the ranges of one indicator.
public struct BandSet: Sendable {
  public struct Band: Sendable {
    public var id: String
    public var bounds: [Condition.Bound]
    /// The level that this band stands for, where bands are combined by the highest.
    public var level: String?
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public var id: String
  public var indicator: String
  public var bands: [Band]
  var line = 0
}

/// How bands and conditions become a level.
public enum DecisionSource: Sendable {
  public struct Cell: Sendable {
    /// A band of each axis, in the order of the axes.
    public var bands: [String]
    public var level: String
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public struct Rule: Sendable {
    public var id: String
    public var level: String
    /// Groups of which one must hold; all conditions of a group must. Empty for a rule that always holds.
    public var anyOf: [[Condition]]
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  /// One level for each combination of bands.
  case table(axes: [String], cells: [Cell], line: Int)
  /// The highest of the levels of the bands; an indicator without value is left out, or makes the answer unknown.
  case highestOf(bandSets: [String], leaveOutUnknown: Bool, citation: String, line: Int)
  /// The level of the first rule that holds.
  case firstMatch([Rule], line: Int)
}

/// A change of the level after the decision.
public struct AdjustmentSource: Sendable {
  public enum Effect: Hashable, Sendable {
    /// So many levels up, the highest at most.
    case raise(Int)
    /// Not below the level of the map before.
    case hold
    /// At least this level.
    case floor(String)
    /// At most this level.
    case ceiling(String)
  }

  /// What to do when the condition cannot be decided.
  public enum WhenUnknown: String, Sendable, CaseIterable {
    /// Both answers are possible; the level stands only if they agree.
    case either
    case apply, skip
  }

  public var id: String
  public var effect: Effect
  public var when: [Condition]
  /// Any of these keeps the adjustment from being made.
  public var unless: [Condition]
  public var whenUnknown: WhenUnknown
  public var citation: String
  public var confidence: Confidence
  var line = 0
}

/// A worked example, which the checker runs.
public struct Example: Sendable {
  public var name: String
  public var day: Day
  public var values: [(indicator: String, value: Fraction)]
  public var previous: String?
  public var level: String
  public var source: String
  var line = 0
}
