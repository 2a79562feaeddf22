public import Quantities

/// What is needed to make an order.
public struct OrderForm: Sendable {
  /// What an officer states in the place of the rules, or where these say nothing; never without a ground.
  public struct Stated: Hashable, Sendable {
    /// The last day of the order.
    public var plannedEnd: Day?
    public var testDays: [Day]?
    public var watchDays: Int?
    /// Why, naming nobody: an act, a doctor's finding.
    public var ground: String

    public init(plannedEnd: Day? = nil, testDays: [Day]? = nil, watchDays: Int? = nil, ground: String) {
      self.plannedEnd = plannedEnd
      self.testDays = testDays
      self.watchDays = watchDays
      self.ground = ground
    }
  }

  public var person: OrderPerson
  public var facts: QuarantineFacts
  /// Id of the jurisdiction in the policy: `national` where no local rule is.
  public var jurisdiction: String
  /// Row number of the ward in `store_wards`.
  public var ward: Int
  public var place: OrderPlace
  /// Who orders it.
  public var authority: String
  /// The act by which it is ordered, as `12/QĐ-UBND`.
  public var act: String
  /// The first day.
  public var start: Day
  public var stated: Stated?

  public init(
    person: OrderPerson, facts: QuarantineFacts, jurisdiction: String = "national", ward: Int, place: OrderPlace,
    authority: String, act: String, start: Day, stated: Stated? = nil
  ) {
    self.person = person
    self.facts = facts
    self.jurisdiction = jurisdiction
    self.ward = ward
    self.place = place
    self.authority = authority
    self.act = act
    self.start = start
    self.stated = stated
  }
}
