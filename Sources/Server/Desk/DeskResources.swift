public import Criteria
public import Epidemiology
public import Quantities
public import Store
public import Surveillance

/// What the desk takes from outside the published maps.
public struct DeskResources: Sendable {
  /// Sets that a map can be drafted by, and that "what if" begins with.
  public var criteria: CriteriaLibrary
  /// Residents of a vintage's wards on a day by the register of citizens; `nil` takes the imported table.
  public var residents: @Sendable (BoundaryVintage, Day, City, Reading) throws -> Population?

  public init(
    criteria: CriteriaLibrary,
    residents: @escaping @Sendable (BoundaryVintage, Day, City, Reading) throws -> Population? = { _, _, _, _ in nil }
  ) {
    self.criteria = criteria
    self.residents = residents
  }
}
