public import Quantities

/// What was derived of a record by the acts so far.
public struct CaseStatus: Hashable, Sendable {
  public var caseClass: CaseClass
  public var basis: CaseBasis
  /// Row of `store_rules`: the case definitions that were in force when it was classified; `nil` for the word of a source.
  public var definition: Int?
  /// First and last day on which the person could infect others; a `nil` end is open, a `nil` begin is not known.
  public var infectiousFrom: Day?
  public var infectiousUntil: Day?
  /// 0 for F0, 1 for F1 and so on; `nil` for who is within reach of no F0.
  public var distance: Int?
  /// Whether something must be found out before the class is certain.
  public var isOpen: Bool

  public init(
    caseClass: CaseClass, basis: CaseBasis, definition: Int? = nil, infectiousFrom: Day? = nil,
    infectiousUntil: Day? = nil, distance: Int? = nil, isOpen: Bool = false
  ) {
    self.caseClass = caseClass
    self.basis = basis
    self.definition = definition
    self.infectiousFrom = infectiousFrom
    self.infectiousUntil = infectiousUntil
    self.distance = distance
    self.isOpen = isOpen
  }
}
