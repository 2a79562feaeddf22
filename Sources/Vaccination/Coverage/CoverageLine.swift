public import Quantities

/// What a line of coverage counts of each person.
public enum CoverageMeasure: String, CaseIterable, Codable, Sendable {
  /// At least one dose.
  case first
  /// The basic series.
  case complete
  case booster
}

/// Whose doses an area counts; the two are never added up.
public enum CoverageBasis: String, CaseIterable, Codable, Sendable {
  /// Of the people who live there, wherever they were given.
  case residence
  /// Given there, wherever people live.
  case injection
}

/// Vaccination coverage of one area on one day, with the denominator named and dated.
///
/// Nothing is clamped: a registered population lags behind the one that lives there, so more people than it may be vaccinated. The line
/// then says so.
public struct CoverageLine: Hashable, Sendable {
  /// Code of the area; empty for doses of no area.
  public var code: String
  public var name: String
  public var basis: CoverageBasis
  public var measure: CoverageMeasure
  /// People, or where the source tells no persons apart, doses of that measure.
  public var numerator: Int
  /// `nil` where nobody knows the population.
  public var denominator: Int?
  /// What the denominator counts, as its source names it: "residents aged 18 and over, register".
  public var denominatorName: String
  /// The same in Vietnamese, where the source has a word for it.
  public var denominatorNameVietnamese: String?
  /// The day that the denominator is of.
  public var denominatorDay: Day?

  public init(
    code: String, name: String, basis: CoverageBasis, measure: CoverageMeasure, numerator: Int, denominator: Int?,
    denominatorName: String, denominatorNameVietnamese: String? = nil, denominatorDay: Day?
  ) {
    self.code = code
    self.name = name
    self.basis = basis
    self.measure = measure
    self.numerator = numerator
    self.denominator = denominator
    self.denominatorName = denominatorName
    self.denominatorNameVietnamese = denominatorNameVietnamese
    self.denominatorDay = denominatorDay
  }

  /// In percent, not rounded and not clamped; `nil` where the denominator is not known or 0.
  public var percent: Double? {
    guard let denominator, denominator > 0 else { return nil }
    return Double(numerator) * 100 / Double(denominator)
  }

  /// Whether more are counted than the denominator has.
  public var isAboveAll: Bool { denominator.map { numerator > $0 } ?? false }

  /// Whether corrections took out more than was counted before, so that the sum is no number of people.
  public var isBelowNone: Bool { numerator < 0 }
}
