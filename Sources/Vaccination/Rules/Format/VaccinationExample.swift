public import Quantities
public import Registry

/// Somebody with some doses, and what must come out; the checker tries each.
public struct VaccinationExample: Sendable {
  public struct ExpectedDose: Hashable, Sendable {
    /// `nil` for a dose that must not count.
    public var place: Int?
    public var flags: [DoseFlag]
  }

  /// What must be due; only what is stated is compared.
  public struct ExpectedDue: Hashable, Sendable {
    public var place: Int
    public var isBooster: Bool
    public var products: [String]?
    public var earliest: Day?
    public var from: Day?
    public var through: Day?
  }

  public enum Due: Hashable, Sendable {
    case nothing
    case dose(ExpectedDue)
  }

  public var name: String
  public var on: Day
  public var birth: BirthDate?
  public var doses: [GivenDose]
  /// By day, where stated.
  public var assessed: [ExpectedDose]?
  public var status: SeriesStatus?
  public var completedOn: Day?
  public var protectedFrom: Day?
  public var due: Due?
  /// The place of the person in the order of groups, where that is asked.
  public var groups: [String]
  public var priority: Int?
  var line = 0
}
