public import Criteria

/// How much money: Vietnamese đồng, whole.
public enum SupportAmount: Hashable, Sendable {
  case flat(Int)
  /// By the length of the event; the highest band that it reaches counts.
  case bands([Band])
  /// For each day of the event, up to so many days.
  case perDay(Int, mostDays: Int)

  public struct Band: Hashable, Sendable {
    public enum Least: Hashable, Sendable { case days(Int), months(Int) }

    public var least: Least
    public var amount: Int

    func isReached(by event: DayWindow) -> Bool {
      switch least {
      case .days(let days): event.days >= days
      case .months(let months): event.holds(months: months)
      }
    }
  }
}

/// What is added to an amount for somebody of whom more is so.
public struct SupportAddition: Hashable, Sendable {
  public var id: String
  public var name: Localized
  public var each: Int
  /// Once for each child who is younger than this on the first day of the event; `nil` for once.
  public var perChildUnder: Int?
  public var condition: SupportCondition?
  /// Ids of papers that are asked for with it.
  public var documents: [String]
  public var citation: String
}
