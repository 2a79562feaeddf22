import Quantities

/// The days of an order: what the rules say, and what an officer stated in their place.
struct OrderTerms: Hashable {
  var plannedEnd: Day
  /// Ascending, each once, none before the start or after the end.
  var testDays: [Day]
  var watchDays: Int

  /// - Throws: `QuarantineError.notNeeded`, `.notSaid`, `.placeNotAllowed`, `.endBeforeStart`.
  init(
    _ answer: QuarantineAnswer, exposure: Day, place: OrderPlace, start: Day, stated: OrderForm.Stated?
  ) throws(QuarantineError) {
    if answer.outcome == .none, stated?.plannedEnd == nil { throw .notNeeded(rule: answer.rule ?? "") }
    if stated == nil, !answer.places.isEmpty, !answer.places.contains(place) {
      throw .placeNotAllowed(place.rawValue, allowed: answer.places.map(\.rawValue))
    }
    let end = stated?.plannedEnd ?? answer.days.map { exposure + $0 }
    let tests = stated?.testDays ?? answer.testDays.map { $0.map { exposure + $0 } }
    let watch = stated?.watchDays ?? answer.watchDays
    var unsaid: [QuarantineAnswer.Unknown] = []
    if stated == nil { unsaid += answer.unknown.filter { [.rule, .noRule, .places].contains($0) } }
    if end == nil { unsaid.append(.days) }
    if tests == nil { unsaid.append(.tests) }
    if watch == nil { unsaid.append(.watch) }
    guard unsaid.isEmpty, let end, let tests, let watch else { throw .notSaid(parts: unsaid.map(\.words.en)) }
    guard start <= end else { throw .endBeforeStart(start: start, end: end) }
    guard (0...366).contains(watch) else { throw .unusable("days of watching are 0 to 366") }
    plannedEnd = end
    testDays = Self.fitting(tests, start, end)
    watchDays = watch
  }

  /// A test whose day is over before the order starts is due on its first day, one after its end on the last.
  static func fitting(_ days: [Day], _ start: Day, _ end: Day) -> [Day] {
    Set(days.map { min(max($0, start), end) }).sorted()
  }
}
