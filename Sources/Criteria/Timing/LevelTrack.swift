public import Quantities

/// Why a level was kept, or changed, or changed in part only.
public enum TimingNote: Hashable, Sendable {
  /// There was no level before, so the first one stands at once.
  case first
  /// Not a day of review.
  case notReviewed
  /// This level or a higher one was met on so many days in a row, and so many are needed to raise to it.
  case raiseStreak(level: Int, met: Int, needed: Int)
  /// This level or a lower one was met on so many days in a row, and so many are needed to lower to it.
  case lowerStreak(level: Int, met: Int, needed: Int)
  /// Raised: this level or a higher one was met on so many days in a row, which are enough.
  case raiseStreakMet(level: Int, met: Int, needed: Int)
  /// Lowered: this level or a lower one was met on so many days in a row, which are enough.
  case lowerStreakMet(level: Int, met: Int, needed: Int)
  /// Held for so long, and the stay of this number among those of the set is longer.
  case stay(rule: Int, held: Int, needed: Int)
  /// One level at a time; this one was reached for.
  case oneStep(wanted: Int)
  /// Keeps its level by the rule for leaving it.
  case exit(keeps: Int)
  /// It cannot be said whether it may be left.
  case exitUnknown
}

/// The days of a history as rules on time count them: asked of the calendar once a day, not once a ward.
public struct TimingDay: Sendable {
  public let day: Day
  let isReview: Bool
  let countsRaise: Bool
  let countsLower: Bool
  /// Days of each unit from the beginning of the history up to and with this one.
  let ordinals: (days: Int32, working: Int32, reviews: Int32)

  /// The first day of a history.
  public init(first day: Day, _ timing: Timing) { self.init(day, timing, after: (0, 0, 0)) }

  /// The day after this one.
  public func next(_ timing: Timing) -> TimingDay { TimingDay(day + 1, timing, after: ordinals) }

  private init(_ day: Day, _ timing: Timing, after: (days: Int32, working: Int32, reviews: Int32)) {
    self.day = day
    isReview = timing.isReview(day)
    countsRaise = timing.raise.map { timing.counts(day, in: $0.unit) } ?? false
    countsLower = timing.lower.map { timing.counts(day, in: $0.unit) } ?? false
    let isWorking = timing.calendar.isWorking(day)
    ordinals = (after.days + 1, after.working + (isWorking ? 1 : 0), after.reviews + (isReview ? 1 : 0))
  }

  func ordinal(_ unit: TimingSource.Unit) -> Int32 {
    switch unit {
    case .days: ordinals.days
    case .workingDays: ordinals.working
    case .reviews: ordinals.reviews
    }
  }
}

/// The levels of many wards from day to day under rules on time: what each holds, since when, and how near it is to a change.
///
/// The state of a ward is its level, the day on which that began, and for every level the days in a row on which at least,
/// and at most, that level was met. A day without a level ends both rows and keeps the level for later: a gap in the data
/// neither raises nor lowers. A plain value: keep a copy to go on from a day.
public struct LevelTrack: Sendable {
  let levelCount: Int
  private var timing: Timing
  /// Level held by each ward; −1 before the first.
  private var held: [Int16]
  private var since: [(days: Int32, working: Int32, reviews: Int32)]
  /// Days in a row on which a ward met at least, and at most, a level; at `ward × levels + level`.
  private var atLeast: [Int32]
  private var atMost: [Int32]
  /// What each ward shows: its level, or a class that is none.
  public private(set) var classIndices: [Int]

  /// - Parameter levels: level of each ward before the first day; `nil` where it has none.
  public init(_ edition: Edition, wards: Int, levels: [Int?]? = nil) {
    self.init(
      edition.timing ?? .none, levelCount: edition.levelCount, noDataClass: edition.noDataClass, wards: wards,
      levels: levels)
  }

  init(_ timing: Timing, levelCount: Int, noDataClass: Int, wards: Int, levels: [Int?]? = nil) {
    self.levelCount = levelCount
    self.timing = timing
    held = (0..<wards).map { ward in Int16(levels?[ward] ?? -1) }
    since = Array(repeating: (0, 0, 0), count: wards)
    atLeast = Array(repeating: 0, count: timing.raise == nil ? 0 : wards * levelCount)
    atMost = Array(repeating: 0, count: timing.lower == nil ? 0 : wards * levelCount)
    classIndices = held.map { $0 < 0 ? noDataClass : Int($0) }
  }

  /// Takes the lengths that hold from now on; before the wards of a day are gone through.
  ///
  /// - Precondition: an edition of the same criteria set.
  public mutating func follow(_ edition: Edition) { timing = edition.timing ?? .none }

  /// The level that a ward holds, also on days without one; `nil` before the first.
  public func level(_ ward: Int) -> Int? { held[ward] < 0 ? nil : Int(held[ward]) }

  /// The levels that wards hold, as `previous` of the next day.
  public var levels: [Int?] { held.map { $0 < 0 ? nil : Int($0) } }

  /// Takes the assessment of a ward on the next day.
  ///
  /// - Parameters:
  ///   - assessed: class by the rules of the day; not a level where it is unknown or unranked.
  ///   - exit: the highest level that the ward may keep; `nil` where the set has no such rule; not a level where unknown.
  /// - Returns: why the level is not the one assessed; `nil` when it is.
  /// - Complexity: O(levels).
  public mutating func advance(_ ward: Int, to today: TimingDay, assessed: Int, exit: Int?) -> TimingNote? {
    let isKnown = assessed < levelCount
    // What may be kept is never below what is met; unknown is the highest.
    let keeps = exit.map { $0 < levelCount ? max($0, assessed) : levelCount - 1 } ?? assessed
    let first = ward * levelCount
    if today.countsRaise {
      for level in 0..<levelCount {
        atLeast[first + level] = isKnown && assessed >= level ? atLeast[first + level] &+ 1 : 0
      }
    }
    if today.countsLower {
      for level in 0..<levelCount {
        atMost[first + level] = isKnown && keeps <= level ? atMost[first + level] &+ 1 : 0
      }
    }
    guard today.isReview else {
      // Before the first review a ward shows what is met, without holding it.
      if held[ward] < 0 { classIndices[ward] = assessed }
      return .notReviewed
    }
    guard isKnown else {
      classIndices[ward] = assessed
      return nil
    }
    guard held[ward] >= 0 else {
      hold(ward, assessed, today)
      return .first
    }
    let level = Int(held[ward])
    let (target, note) =
      assessed > level
      ? raised(ward, level, to: assessed)
      : lowered(ward, level, to: keeps, isExitUnknown: (exit ?? 0) >= levelCount, today)
    let (final, stepNote) = stepped(level, target)
    if final != level { hold(ward, final, today) } else { classIndices[ward] = level }
    return stepNote ?? note ?? (final > assessed && keeps >= final ? .exit(keeps: keeps) : nil)
  }

  /// The streak by which a ward changed its level on the day taken last; `nil` where it did not, or no streak was asked for.
  ///
  /// - Parameter before: the level held before that day.
  public func streakMet(_ ward: Int, from before: Int?) -> TimingNote? {
    guard let before, let level = level(ward), level != before else { return nil }
    guard level > before else {
      return timing.lower.map { .lowerStreakMet(level: level, met: days(ward, atMost: level), needed: $0.length) }
    }
    return timing.raise.map { .raiseStreakMet(level: level, met: days(ward, atLeast: level), needed: $0.length) }
  }

  /// Days in a row, up to the last one taken, on which a ward met at least a level; 0 where no streak raises.
  func days(_ ward: Int, atLeast level: Int) -> Int { atLeast.isEmpty ? 0 : Int(atLeast[ward * levelCount + level]) }

  /// Days in a row on which a ward met at most a level; 0 where no streak lowers.
  func days(_ ward: Int, atMost level: Int) -> Int { atMost.isEmpty ? 0 : Int(atMost[ward * levelCount + level]) }

  private mutating func hold(_ ward: Int, _ level: Int, _ today: TimingDay) {
    held[ward] = Int16(level)
    since[ward] = today.ordinals
    classIndices[ward] = level
  }

  private func raised(_ ward: Int, _ level: Int, to assessed: Int) -> (Int, TimingNote?) {
    guard let streak = timing.raise else { return (assessed, nil) }
    let first = ward * levelCount
    var target = assessed
    while target > level, Int(atLeast[first + target]) < streak.length { target -= 1 }
    guard target < assessed else { return (assessed, nil) }
    return (target, .raiseStreak(level: target + 1, met: Int(atLeast[first + target + 1]), needed: streak.length))
  }

  private func lowered(_ ward: Int, _ level: Int, to keeps: Int, isExitUnknown: Bool, _ today: TimingDay) -> (
    Int, TimingNote?
  ) {
    if isExitUnknown { return (level, .exitUnknown) }
    guard keeps < level else { return (level, nil) }
    var target = keeps
    var note: TimingNote?
    if let streak = timing.lower {
      let first = ward * levelCount
      while target < level, Int(atMost[first + target]) < streak.length { target += 1 }
      if target > keeps {
        note = .lowerStreak(level: target - 1, met: Int(atMost[first + target - 1]), needed: streak.length)
      }
      guard target < level else { return (level, note) }
    }
    for (rule, stay) in timing.stays.enumerated() where stay.levels[level] {
      let heldFor = Int(today.ordinal(stay.unit) - ordinal(of: since[ward], stay.unit))
      if heldFor < stay.length { return (level, .stay(rule: rule, held: heldFor, needed: stay.length)) }
    }
    return (target, note)
  }

  private func ordinal(of since: (days: Int32, working: Int32, reviews: Int32), _ unit: TimingSource.Unit) -> Int32 {
    switch unit {
    case .days: since.days
    case .workingDays: since.working
    case .reviews: since.reviews
    }
  }

  private func stepped(_ level: Int, _ target: Int) -> (Int, TimingNote?) {
    guard let step = timing.step, abs(target - level) > 1 else { return (target, nil) }
    guard target > level ? step.change.raises : step.change.lowers else { return (target, nil) }
    if step.skips.contains(Timing.Move(from: level, to: target)) { return (target, nil) }
    return (target > level ? level + 1 : level - 1, .oneStep(wanted: target))
  }
}
