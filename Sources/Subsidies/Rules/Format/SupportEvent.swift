/// What must have happened to somebody for a policy to ask further.
public enum SupportEvent: Hashable, Sendable {
  /// Consecutive days of any of some kinds; those that overlap or adjoin are one event.
  case spell(SpellCondition)
  /// Consecutive days in wards that stood at a level.
  case place(PlaceCondition)
  /// Nothing: the policy is for a time, and whoever fits its condition has it once.
  case period(DayWindow)
}

/// Consecutive days of any of some kinds of spells.
public struct SpellCondition: Hashable, Sendable {
  public var kinds: [String]
  public var leastDays: Int
  /// Only days in it count; `nil` for all.
  public var window: DayWindow?
  /// Whether it must have begun in the window, too.
  public var beginsInWindow: Bool
}

/// Consecutive days on which the home or the place of work was in a ward that stood at one of some levels, as published maps and decrees
/// say.
public struct PlaceCondition: Hashable, Sendable {
  public var at: [SupportFacts.Stay.Kind]
  /// Ids of levels of criteria sets or decrees.
  public var levels: [String]
  public var leastDays: Int
  /// Only days in it count; as a condition also only those of the event.
  public var window: DayWindow?
}
