public import Quantities

/// Rules on when a level may change, as a file declares them; numbers are names of dated values.
public struct TimingSource: Sendable {
  /// What a length of time is counted in.
  public enum Unit: String, Sendable, CaseIterable {
    case days, reviews
    case workingDays = "working_days"
  }

  public enum Direction: String, Sendable, CaseIterable {
    case raise, lower, both

    public var raises: Bool { self != .lower }
    public var lowers: Bool { self != .raise }
  }

  /// Levels change on these days only.
  public struct Review: Sendable {
    public enum OnHoliday: String, Sendable, CaseIterable {
      /// The review is held all the same.
      case hold
      /// It is left out.
      case skip
      /// It is held on the next working day.
      case next
    }

    /// ISO 8601: 1 is Monday, 7 is Sunday.
    public var weekdays: [Int]
    public var onHoliday: OnHoliday
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  /// A change must have been met on so many days in a row.
  public struct Streak: Sendable {
    public var id: String
    /// Raise or lower.
    public var change: Direction
    public var length: String
    public var unit: Unit
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  /// A level may not be lowered before it has been held for so long.
  public struct Stay: Sendable {
    public var id: String
    /// Levels that it holds for; empty for all.
    public var levels: [String]
    public var length: String
    public var unit: Unit
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  /// One level at a time, but for the moves that may skip.
  public struct Step: Sendable {
    public var id: String
    public var change: Direction
    public var skips: [(from: String, to: String)]
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  /// A change is announced before it takes effect.
  public struct Notice: Sendable {
    public var id: String
    /// Raise, or both; a lowering alone is never announced ahead.
    public var change: Direction
    public var hours: String
    /// Second of the day at which changes are announced.
    public var announcedAt: Int
    /// Weekdays on which changes take effect; empty for any.
    public var effectiveOn: [Int]
    /// Second of the day at which they do; `nil` for any.
    public var effectiveAt: Int?
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public var calendar = WorkCalendar()
  public var review: Review?
  public var streaks: [Streak] = []
  public var stays: [Stay] = []
  public var step: Step?
  public var notice: Notice?
}

/// Levels that neighbours of a level have at least.
public struct NeighbourSource: Sendable {
  public enum Contact: String, Sendable, CaseIterable {
    case edge, vertex
  }

  public struct Rule: Sendable {
    public var id: String
    /// Neighbours of a ward at this level, or a higher one …
    public var nextTo: String
    /// … have this one at least.
    public var atLeast: String
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public var contact: Contact
  public var rules: [Rule]
  var line = 0
}

/// Levels of larger areas from the levels of the areas in them.
public struct RollUpSource: Sendable {
  /// Percent of the units of an area that are at a level.
  public struct Share: Sendable {
    public var id: String
    public var level: String
    /// Units at higher levels count too.
    public var orHigher: Bool
    var line = 0
  }

  public struct Condition: Sendable {
    public var share: String
    public var bound: Criteria.Condition.Bound
    var line = 0
  }

  public struct Rule: Sendable {
    public var id: String
    /// A level, an unranked class, or "no data" where the act is silent.
    public var level: String
    /// All must hold; empty for the last rule, which always holds.
    public var when: [Condition]
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  /// How units are put together.
  public enum Grouping: String, Sendable, CaseIterable {
    case district
    /// All units are one area.
    case all
  }

  public static let wards = "ward"

  public var id: String
  public var name: Localized
  /// `ward`, or another roll-up.
  public var of: String
  public var by: Grouping
  public var shares: [Share]
  public var rules: [Rule]
  var line = 0
}
