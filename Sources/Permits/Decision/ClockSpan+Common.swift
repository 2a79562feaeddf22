extension ClockSpan {
  /// The minutes that two spans have in common; `nil` where they have none, or several pieces, which is no span.
  func common(_ other: ClockSpan) -> ClockSpan? {
    if contains(other) { return other }
    if other.contains(self) { return self }
    // What they have in common begins where one of them begins, and ends where one of them ends.
    let begins = Set([from, other.from].filter { contains(minute: $0) && other.contains(minute: $0) })
    guard begins.count == 1, let begin = begins.first else { return nil }
    func length(_ span: ClockSpan) -> Int { (span.until - begin + 1440) % 1440 }
    let length = min(length(self), length(other))
    let end = begin + length
    return ClockSpan(from: begin, until: end > 1440 ? end - 1440 : end)
  }
}
