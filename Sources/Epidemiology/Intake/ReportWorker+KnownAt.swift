import Quantities

extension ReportWorker {
  /// The moment at which a row became known; the end of its day when it does not say.
  ///
  /// - Returns: `nil` when it cannot be read, and the row is rejected: left out it would look unknown at the time of the map,
  ///   counted it would look known.
  mutating func knownAt(_ field: Field, _ day: Day, _ count: Int) -> Moment? {
    let text = field.trimmed
    if text.count == 0 { return .end(of: day) }
    if let moment = Moment(knownAt: text.text, offset: plan.clockOffset) { return moment }
    reject(
      .invalidMoment, "known_at", field,
      "this is no moment that is read; write 2021-09-06T14:30, with an offset such as +07:00 if it is not by the local "
        + "clock, or a day, which stands for its end", count)
    return nil
  }

  /// Whether a row became known after the moment of the map; such rows are sound, and left out.
  mutating func isKnownLater(_ known: Moment, _ day: Day) -> Bool {
    guard let limit = plan.knownThrough, known > limit else { return false }
    leaveOut(day, known: known)
    return true
  }

  /// Counts a sound row that is no part of the map; one that is dated too late is said to be that, whenever it became known.
  mutating func leaveOut(_ day: Day, known: Moment) {
    counts.later += 1
    if let mapDay = plan.mapDay, day > mapDay {
      counts.lastLaterDay = max(counts.lastLaterDay ?? day, day)
    } else {
      counts.knownLater += 1
      counts.lastKnownLater = max(counts.lastKnownLater ?? known, known)
    }
  }
}
