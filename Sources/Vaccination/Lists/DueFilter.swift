public import Quantities

/// Whom a due list shows.
public struct DueFilter: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A dose can be given now, within the recommended days.
    case due
    /// The recommended days have passed.
    case overdue
  }

  /// Row of the ward where they dwell.
  public var ward: Int
  public var kind: Kind
  /// Number of a priority group; `nil` for all.
  public var group: Int?
  /// Completed years, inclusive; `nil` for open. Who has no known birth date is shown only where neither is asked.
  public var ageFrom: Int?
  public var ageTo: Int?
  /// The last one seen; `nil` to begin.
  public var after: DueCursor?
  public var limit: Int

  public init(
    ward: Int, kind: Kind, group: Int? = nil, ageFrom: Int? = nil, ageTo: Int? = nil, after: DueCursor? = nil,
    limit: Int = 100
  ) {
    self.ward = ward
    self.kind = kind
    self.group = group
    self.ageFrom = ageFrom
    self.ageTo = ageTo
    self.after = after
    self.limit = limit
  }
}

/// Where a page of a due list ended.
public struct DueCursor: Hashable, Sendable {
  /// The first recommended day of what is due, the last one of what is overdue.
  public var day: Day
  public var citizen: Int

  public init(day: Day, citizen: Int) {
    self.day = day
    self.citizen = citizen
  }

  /// `2021-09-07.4711`, as programs pass it on.
  public var text: String { "\(day).\(citizen)" }

  /// - Returns: `nil` for a text that ``text`` does not give.
  public init?(_ text: String) {
    let parts = text.split(separator: ".")
    guard parts.count == 2, let day = Day(parts[0]), let citizen = Int(parts[1]) else { return nil }
    self.init(day: day, citizen: citizen)
  }
}
