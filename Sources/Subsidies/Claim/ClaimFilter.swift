/// Which claims a list shows.
public struct ClaimFilter: Sendable {
  public var states: Set<ClaimState>
  /// The policy by its id.
  public var policy: String?
  /// Row number of the ward in `store_wards`.
  public var ward: Int?
  /// The employer's list.
  public var list: Int?
  /// Number after which the list goes on.
  public var after: Int
  public var limit: Int

  /// - Parameter states: empty for all.
  public init(
    states: Set<ClaimState> = [], policy: String? = nil, ward: Int? = nil, list: Int? = nil, after: Int = 0,
    limit: Int = 100
  ) {
    self.states = states
    self.policy = policy
    self.ward = ward
    self.list = list
    self.after = after
    self.limit = limit
  }
}
