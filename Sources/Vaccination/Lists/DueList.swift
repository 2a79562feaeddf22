public import Quantities

/// A page of those to whom a dose is due in a ward.
public struct DueList: Hashable, Sendable {
  public var on: Day
  public var people: [DuePerson]
  /// Where the next page begins; `nil` at the end.
  public var next: DueCursor?
  /// How many there are in the ward, whatever the filter asks.
  public var due: Int
  public var overdue: Int
}
