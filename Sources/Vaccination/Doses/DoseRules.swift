public import Store
public import Surveillance

/// What doses are judged and counted by: the adopted rules, the wards and the clock of the city.
///
/// Immutable; made once and shared until other rules are adopted (`isCurrent`).
public struct DoseRules: Sendable {
  public let adopted: AdoptedVaccinationRules
  public let vintage: BoundaryVintage
  /// Seconds that the clocks of the city are ahead of UTC.
  public let offset: Int

  /// - Parameter vintage: whose wards doses name; `nil` for the one imported last.
  /// - Throws: `VaccinationError.noRules`; `CriteriaError`; `SurveillanceError`; `StoreError`.
  public init(_ vintage: BoundaryVintage? = nil, _ reading: Reading) throws {
    guard let adopted = try AdoptedVaccinationRules.last(reading) else { throw VaccinationError.noRules }
    self.adopted = adopted
    self.vintage = try vintage ?? BoundaryVintage.load(named: nil, reading)
    offset = try City(reading).clockOffset
  }

  public var rules: VaccinationRules { adopted.rules }

  /// Whether no other rules or wards were brought in since.
  ///
  /// - Throws: `StoreError`.
  func isCurrent(_ reading: Reading) throws -> Bool {
    let last = try reading.first("SELECT max(id) FROM store_vintages") { $0.optionalInt(0) } ?? nil
    return try AdoptedRules.number(AdoptedVaccinationRules.kind, reading) == adopted.number && last == vintage.number
  }

  /// The id of a product in the rules; the text as it is where they do not know it.
  func id(ofProduct name: String) -> String { rules.product(named: name)?.id ?? name }
}
