/// Ages, by the names of dated values.
public struct AgeRange: Hashable, Sendable {
  public var from: String?
  public var to: String?
}

/// Which cases an indicator counts, in the words of the column contract; an empty list stands for all.
public struct CaseSelection: Hashable, Sendable {
  static let classificationWords = ["suspected", "probable", "confirmed", "discarded"]
  static let transmissionWords = ["community", "imported", "quarantined"]
  static let outcomeWords = ["unknown", "recovered", "died", "active"]

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
  case measure(name: String, take: MeasureTake, windowDays: String, of: MeasuredArea)
  /// Sum of a measure in the window `× per ÷ (population × dividedBy)`.
  case measureRate(name: String, windowDays: String, per: String, dividedBy: String?)
  /// Percent that one measure's sum is of another's.
  case measureShare(part: String, whole: String, windowDays: String, of: MeasuredArea)
  /// Residents of the place, for rules that treat small places otherwise.
  case residents(AgeRange)
  /// `(C + C × (100 − V) ÷ 100) ÷ 2` with rate C and uptake V, V above 100 taken as 100: Recommendation (EU) 2022/107.
  case vaccineWeightedRate(rate: String, uptake: String)
}

/// Whose figure is read: the ward's own, or that of its district, which a ward without a hospital borrows.
public enum MeasuredArea: String, Sendable, CaseIterable {
  case ward, district

  /// The name under which the figure stands.
  func name(_ measure: String) -> String { self == .ward ? measure : measure + "@district" }
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
