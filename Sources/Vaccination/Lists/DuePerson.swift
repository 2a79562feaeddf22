public import Quantities
public import Registry

/// Somebody to whom a dose is due.
public struct DuePerson: Hashable, Sendable {
  /// Row of the citizen.
  public var citizen: Int
  /// Row of the ward where they dwell.
  public var ward: Int
  public var birth: BirthDate?
  public var groups: PriorityGroups
  /// Doses that count, so far.
  public var doses: Int
  public var lastOn: Day?
  /// The product of the last dose, by its id in the rules.
  public var lastProduct: String?
  /// The place of the dose that is due.
  public var place: Int
  public var isBooster: Bool
  /// The product to be preferred, by its id.
  public var product: String?
  /// The first day on which the dose counts.
  public var earliest: Day
  public var from: Day
  /// After it the dose is overdue; `nil` where the rules name none.
  public var through: Day?
  /// Empty where it is not disclosed.
  public var person: DosePerson?

  /// Where a page that ends with this person goes on.
  public func cursor(_ kind: DueFilter.Kind) -> DueCursor {
    DueCursor(day: kind == .due ? from : through ?? from, citizen: citizen)
  }
}
