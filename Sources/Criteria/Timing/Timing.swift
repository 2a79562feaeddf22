public import Quantities

/// The rules on time of an edition: every length a number, every name a position.
public struct Timing: Hashable, Sendable {
  struct Streak: Hashable, Sendable {
    let length: Int
    let unit: TimingSource.Unit
  }

  struct Stay: Hashable, Sendable {
    /// By level, whether the stay is asked for.
    let levels: [Bool]
    let length: Int
    let unit: TimingSource.Unit
  }

  struct Move: Hashable, Sendable {
    let from: Int
    let to: Int
  }

  struct Step: Hashable, Sendable {
    let change: TimingSource.Direction
    let skips: Set<Move>
  }

  /// When a decided change takes effect.
  public struct Notice: Hashable, Sendable {
    /// Whether lowerings wait too.
    let delaysLowering: Bool
    let hours: Int
    let announcedAt: Int
    let effectiveOn: [Int]
    let effectiveAt: Int?
  }

  struct Review: Hashable, Sendable {
    let weekdays: [Int]
    let onHoliday: TimingSource.Review.OnHoliday
  }

  let calendar: WorkCalendar
  let review: Review?
  let raise: Streak?
  let lower: Streak?
  let stays: [Stay]
  let step: Step?
  public let notice: Notice?

  /// Rules that change nothing: each day's level stands.
  public static let none = Timing(
    calendar: WorkCalendar(), review: nil, raise: nil, lower: nil, stays: [], step: nil, notice: nil)

  /// Whether levels may change on a day.
  ///
  /// A review that a holiday moves to the next working day is held there, once, even where that is a review day itself.
  public func isReview(_ day: Day) -> Bool {
    guard let review else { return true }
    let isPlanned = review.weekdays.contains(day.weekday)
    switch review.onHoliday {
    case .hold: return isPlanned
    case .skip: return isPlanned && calendar.isWorking(day)
    case .next:
      guard calendar.isWorking(day) else { return false }
      if isPlanned { return true }
      // A review was planned on one of the days off just before.
      var before = day - 1
      while !calendar.isWorking(before), day.days(since: before) < 366 {
        if review.weekdays.contains(before.weekday) { return true }
        before = before - 1
      }
      return false
    }
  }

  /// Whether a day is counted in a unit.
  func counts(_ day: Day, in unit: TimingSource.Unit) -> Bool {
    switch unit {
    case .days: true
    case .workingDays: calendar.isWorking(day)
    case .reviews: isReview(day)
    }
  }
}

extension Timing.Notice {
  /// The moment at which a change decided on a day is announced.
  public func announcement(on day: Day) -> Moment { Moment(day, second: announcedAt) }

  /// The moment at which a change announced at a moment takes effect.
  ///
  /// At the end of the notice, or at the first time after it at which changes may take effect.
  public func effect(ofAnnouncement moment: Moment) -> Moment {
    let earliest = moment + hours
    guard effectiveAt != nil || !effectiveOn.isEmpty else { return earliest }
    var day = earliest.day
    while true {
      let slot = effectiveAt.map { Moment(day, second: $0) } ?? max(earliest, Moment(day))
      if slot >= earliest, effectiveOn.isEmpty || effectiveOn.contains(day.weekday) { return slot }
      day = day + 1
    }
  }
}
