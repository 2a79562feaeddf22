public import Store
public import Surveillance

/// What cases are classified and counted by: the adopted definitions, the wards and the clock of the city.
///
/// Immutable; made once and shared until other definitions are adopted (`isCurrent`).
public struct CaseRules: Sendable {
  public let adopted: AdoptedDefinitions
  public let vintage: BoundaryVintage
  /// Seconds that the clocks of the city are ahead of UTC.
  public let offset: Int

  /// - Throws: `CaseError.noDefinitions`; `CriteriaError`; `StoreError`.
  public init(_ vintage: BoundaryVintage, _ reading: Reading) throws {
    adopted = try AdoptedDefinitions.last(reading)
    self.vintage = vintage
    offset = try City(reading).clockOffset
  }

  public var definitions: CaseDefinitions { adopted.definitions }

  /// - Throws: `StoreError`.
  public func isCurrent(_ reading: Reading) throws -> Bool {
    try AdoptedRules.number(AdoptedDefinitions.kind, reading) == adopted.number
  }
}
