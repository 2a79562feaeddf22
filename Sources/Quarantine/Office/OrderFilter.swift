/// Which orders a list shows.
public struct OrderFilter: Sendable {
  public var states: Set<OrderState>
  public var kinds: Set<PersonKind>
  public var places: Set<OrderPlace>
  /// Row number of the ward in `store_wards`.
  public var ward: Int?
  /// Number after which the list goes on.
  public var after: Int
  public var limit: Int

  /// - Parameter states: empty for all, as with kinds and places.
  public init(
    states: Set<OrderState> = [], kinds: Set<PersonKind> = [], places: Set<OrderPlace> = [], ward: Int? = nil,
    after: Int = 0, limit: Int = 100
  ) {
    self.states = states
    self.kinds = kinds
    self.places = places
    self.ward = ward
    self.after = after
    self.limit = limit
  }
}
