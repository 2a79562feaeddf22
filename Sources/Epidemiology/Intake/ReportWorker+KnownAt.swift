import Quantities

extension ReportWorker {
  /// Whether a row was known by the moment of the map; a row that was not is counted as later.
  ///
  /// - Returns: `nil` when the moment cannot be read, and the row is rejected: left out it would look unknown then, counted
  ///   it would look known.
  mutating func isKnownInTime(_ field: Field, _ day: Day, _ count: Int) -> Bool? {
    guard let limit = plan.knownThrough else { return true }
    let text = field.trimmed
    guard let known = text.count == 0 ? .end(of: day) : Moment(knownAt: text.text, offset: plan.clockOffset) else {
      reject(
        .invalidMoment, "known_at", field,
        "this is no moment that is read; write 2021-09-06T14:30, with an offset such as +07:00 if it is not by the local "
          + "clock, or a day, which stands for its end", count)
      return nil
    }
    guard known > limit else { return true }
    leaveOut(day, known: known)
    return false
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
