public import Quantities

/// What is asked of the coverage of a city's wards.
public struct CoverageQuestion: Hashable, Sendable {
  /// Whom the denominator counts.
  public enum Denominator: String, CaseIterable, Sendable {
    /// Those who dwell in the ward on the day by the register.
    case register
    /// The residents of the table of population that came in last.
    case population
  }

  public var basis: CoverageBasis
  public var measure: CoverageMeasure
  public var on: Day
  /// Completed years, inclusive; `nil` for no limit. By residence the age is that of the day asked, by injection that of the dose.
  public var ageFrom: Int?
  public var ageTo: Int?
  /// Number of a priority group; `nil` for everybody. Only the register knows groups.
  public var group: Int?
  /// Id of a product in the rules: by residence that of the last dose; `nil` for all.
  public var product: String?
  public var denominator: Denominator
  /// Rows of the wards asked; `nil` for all that the officer may see.
  public var wards: [Int]?

  public init(
    basis: CoverageBasis, measure: CoverageMeasure, on: Day, ageFrom: Int? = nil, ageTo: Int? = nil, group: Int? = nil,
    product: String? = nil, denominator: Denominator = .register, wards: [Int]? = nil
  ) {
    self.basis = basis
    self.measure = measure
    self.on = on
    self.ageFrom = ageFrom
    self.ageTo = ageTo
    self.group = group
    self.product = product
    self.denominator = denominator
    self.wards = wards
  }
}
