public import Criteria
public import Quantities
public import SpatialCore

/// The level of one ward on one day, with everything that led to it.
public struct ZoneStatus: Sendable {
  /// Index of the ward in the map.
  public var ward: Int
  public var classIndex: Int
  public var level: Level
  /// In the order of the map's indicators.
  public var values: [Fraction?]
  public var reasons: [Reason]
  /// Cases of the window by classification: shown whatever the set counts. Whole numbers, unless reports were shared out
  /// among the successors of a ward.
  /// `nil` where a protected map withholds it.
  public var suspected: Fraction?
  public var probable: Fraction?
  public var confirmed: Fraction?
  /// Confirmed cases from the beginning of the data up to and with the day; `nil` where a protected map withholds it.
  public var confirmedTotal: Fraction?
  public var population: Fraction?
  /// How many more, or fewer, community cases on the day would change the level; `nil` when no number would.
  public var casesToHigher: Int?
  public var casesToLower: Int?
  /// Names of the properties that a protected map withholds, in the order of the properties; `nil` in an exact map.
  public var withheld: [String]?
}

/// The zone map of one day: the level of every ward and what it rests on. No wall-clock time: same inputs, same map.
public struct ZoneMap: Sendable {
  public var criteria: CriteriaSet
  public var indicators: [IndicatorDeclaration]
  /// The day whose rules were applied, when not the day of the map.
  public var asInForceOn: Day?
  public var on: Day
  /// Last day with a case in the data, up to the day of the map.
  public var dataThrough: Day?
  /// Days of the window of `suspected`, `probable` and `confirmed`.
  public var caseWindow: Int
  /// SHA-256 of boundaries, population, criteria and all counts, whatever the order of rows and features.
  public var inputsDigest: String
  public var boundariesDigest: String
  public var populationSource = PopulationSource.table
  /// Name of the boundary vintage, when the user gave one.
  public var vintage: String?
  public var wards: [Ward]
  public var zones: [ZoneStatus]
  /// What is in force beside the computed levels; `nil` for a map made without decrees.
  public var inForce: MapInForce?
  /// By which rule small counts are protected; `nil` in an exact map.
  public internal(set) var disclosure: DisclosureRule?

  /// Wards of each class, in the order of `criteria.classes`.
  public var counts: [Int] {
    zones.reduce(into: [Int](repeating: 0, count: criteria.classes.count)) { $0[$1.classIndex] += 1 }
  }
}
