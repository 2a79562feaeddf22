public import Quantities
import SpatialCore
public import Surveillance
import Synchronization

/// The history of wards as published maps and decrees tell it, day by day.
///
/// A day has the level that holds at noon by the city's clock, so that a decree from six o'clock counts from its first day and one that ends
/// at six does not count on its last. Every ward's history is made once; safe for use from any thread.
public final class PublishedPlaces: PlaceHistory {
  private let snapshot: ZoneSnapshot
  private let known: Instant?
  private let window: DayWindow
  private let numbers: [String: Int]
  private let made: Mutex<[Int: [PlaceSpan]]> = Mutex([:])

  /// - Parameters:
  ///   - window: days that are asked for; others are in no span.
  ///   - known: as known at this instant; `nil` for now. Whoever looks for what a correction changed asks both.
  public init(_ snapshot: ZoneSnapshot, from: Day, through: Day, known: Instant? = nil) {
    self.snapshot = snapshot
    self.known = known
    window = DayWindow(from: from, through: max(from, through))
    numbers = Dictionary(
      snapshot.vintage.wards.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Spans of a ward; none for a ward of another vintage.
  ///
  /// - Complexity: O(turns of the ward) the first time, then O(spans).
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public func spans(ofWard ward: String, from: Day, through: Day) throws -> [PlaceSpan] {
    guard let number = numbers[ward] else { return [] }
    let all: [PlaceSpan]
    if let known = made.withLock({ $0[number] }) {
      all = known
    } else {
      all = try history(ofWard: number)
      made.withLock { $0[number] = all }
    }
    return GivenPlaces([ward: all]).spans(ofWard: ward, from: from, through: through)
  }

  private func noon(_ day: Day) -> Instant {
    Instant(Moment(day, second: 43_200), offset: snapshot.clockOffset)
  }

  /// Days are asked at which something can change: where a revision takes effect, an announcement or a decree begins or ends.
  private func history(ofWard ward: Int) throws -> [PlaceSpan] {
    var spans: [PlaceSpan] = []
    var day = window.from
    while day <= window.through {
      let answer = try snapshot.answer(ofWard: ward, at: noon(day), known: known)
      let next = try nextDay(ofWard: ward, after: day)
      if let level = answer.level {
        let last = min(next.map { $0 - 1 } ?? window.through, window.through)
        if let before = spans.last, before.through + 1 == day, before.level == level,
          before.revision == answer.revision, before.decree == answer.decree
        {
          spans[spans.count - 1].through = last
        } else {
          spans.append(
            PlaceSpan(from: day, through: last, level: level, revision: answer.revision, decree: answer.decree))
        }
      }
      guard let next else { break }
      day = next
    }
    return spans
  }

  /// The next day on whose noon another answer may hold.
  private func nextDay(ofWard ward: Int, after day: Day) throws -> Day? {
    let change = try snapshot.change(ofWard: ward, after: noon(day), known: known)
    guard let change else { return nil }
    let moment = change.moment(offset: snapshot.clockOffset)
    let next = moment.secondOfDay <= 43_200 ? moment.day : moment.day + 1
    return max(next, day + 1)
  }
}
