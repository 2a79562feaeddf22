public import Quantities

/// A dose with what the rules say of it.
public struct AssessedDose: Hashable, Sendable {
  public var given: GivenDose
  /// Place among the doses that count: 1 is the first of the basic series; boosters go on counting. `nil` for a dose that does not count.
  public var place: Int?
  public var isBooster: Bool
  /// Whether this dose completed the basic series.
  public var completes: Bool
  public var flags: [DoseFlag]

  public init(given: GivenDose, place: Int?, isBooster: Bool, completes: Bool, flags: [DoseFlag]) {
    self.given = given
    self.place = place
    self.isBooster = isBooster
    self.completes = completes
    self.flags = flags
  }
}

/// How far somebody's vaccination is.
public enum SeriesStatus: String, CaseIterable, Codable, Sendable {
  case none, partial, complete, boosted
}

/// The next dose that the rules provide for somebody.
public struct DueDose: Hashable, Sendable {
  /// The place that it will have.
  public var place: Int
  public var isBooster: Bool
  /// Ids of the products that may be given, the preferred first.
  public var products: [String]
  /// The first day on which it counts.
  public var earliest: Day
  /// The days on which it should be given; no last day where the rules name none. After it the dose is overdue.
  public var recommendedFrom: Day
  public var recommendedThrough: Day?
  /// The rule, for people to read.
  public var citation: String

  public init(
    place: Int, isBooster: Bool, products: [String], earliest: Day, recommendedFrom: Day, recommendedThrough: Day?,
    citation: String
  ) {
    self.place = place
    self.isBooster = isBooster
    self.products = products
    self.earliest = earliest
    self.recommendedFrom = recommendedFrom
    self.recommendedThrough = recommendedThrough
    self.citation = citation
  }
}

/// What the rules of a day say of somebody with some doses.
public struct VaccinationStanding: Hashable, Sendable {
  /// By day.
  public var doses: [AssessedDose]
  public var status: SeriesStatus
  /// The day of the dose that completed the basic series.
  public var completedOn: Day?
  /// The day from which gates count it, as the rules have it (Viet Nam: 14 days after the dose).
  public var protectedFrom: Day?
  /// `nil` where nothing more is provided, or where nobody knows what is.
  public var due: DueDose?

  public init(
    doses: [AssessedDose], status: SeriesStatus, completedOn: Day?, protectedFrom: Day?, due: DueDose?
  ) {
    self.doses = doses
    self.status = status
    self.completedOn = completedOn
    self.protectedFrom = protectedFrom
    self.due = due
  }
}
