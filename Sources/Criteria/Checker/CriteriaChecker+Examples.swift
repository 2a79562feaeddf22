import Quantities

/// What the examples of a set must show: each limit just under, exactly on and just over.
extension CriteriaChecker {
  mutating func checkExamples() {
    guard !set.examples.isEmpty else {
      add(1, "no-example", "the set has no example")
      return
    }
    checkThresholdsAreMet()
    checkLengthsAreMet()
    checkSharesAreMet()
  }

  /// Where a value is compared with something, and what of the examples is compared there.
  private struct Limit {
    var what: String
    var value: String
    var line: Int
    /// What an example gives for it.
    var given: (Example) -> [Fraction]
    /// The most that can be given; nothing is over it.
    var most: Fraction?
  }

  /// Each threshold of a band or condition needs an example exactly on it, and one on either side.
  private mutating func checkThresholdsAreMet() {
    func given(_ indicator: String) -> (Example) -> [Fraction] {
      { example in
        (example.values + example.before.flatMap(\.values)).filter { $0.indicator == indicator }.map(\.value)
      }
    }
    var limits: [Limit] = []
    for bands in set.bandSets {
      for band in bands.bands {
        limits += band.bounds.map {
          Limit(what: bands.indicator, value: $0.value, line: band.line, given: given(bands.indicator))
        }
      }
    }
    func note(_ conditions: [Condition], _ given: (String) -> (Example) -> [Fraction]) {
      for condition in conditions {
        guard case .indicator(let id) = condition.subject else { continue }
        limits += condition.bounds.map { Limit(what: id, value: $0.value, line: condition.line, given: given(id)) }
      }
    }
    note(set.adjustments.flatMap { $0.when + $0.unless }, given)
    if case .firstMatch(let rules, _) = set.decision { note(rules.flatMap { $0.anyOf.flatMap { $0 } }, given) }
    if case .firstMatch(let rules, _)? = set.exit {
      // A level is left on the last day of an example in which one was held before.
      note(rules.flatMap { $0.anyOf.flatMap { $0 } }) { indicator in
        { example in
          guard example.previous != nil || !example.before.isEmpty else { return [] }
          return example.values.filter { $0.indicator == indicator }.map(\.value)
        }
      }
    }
    for limit in limits { check(limit) }
  }

  /// A value has to be met as it stands in each time in which another number holds.
  private mutating func check(_ limit: Limit) {
    guard let value = set.values.first(where: { $0.id == limit.value }) else { return }
    let entries = value.entries.indices.filter { number in
      let until = value.entries.indices.contains(number + 1) ? value.entries[number + 1].from : nil
      return set.periods.contains { period in
        period.until.map { value.entries[number].from <= $0 } ?? true && until.map { period.from < $0 } ?? true
      }
    }.map { value.entries[$0] }
    for threshold in Set(entries.compactMap(\.value)).sorted() {
      let given = set.examples.filter { value.entry(on: $0.day)?.value == threshold }.flatMap(limit.given)
      if !given.contains(threshold) {
        add(limit.line, "not-exemplified", "no example has \(limit.what) exactly on \(threshold) ('\(limit.value)')")
      }
      // Counts and yes-or-no figures have nothing below their least value.
      if threshold > 0, !given.contains(where: { $0 < threshold }) {
        add(limit.line, "not-exemplified", "no example has \(limit.what) under \(threshold) ('\(limit.value)')")
      }
      if limit.most.map({ threshold < $0 }) ?? true, !given.contains(where: { $0 > threshold }) {
        add(limit.line, "not-exemplified", "no example has \(limit.what) over \(threshold) ('\(limit.value)')")
      }
    }
  }

  /// Each share that a roll-up compares needs an area of examples on and beside it, all of its units with a level.
  private mutating func checkSharesAreMet() {
    for rollUp in set.rollUps {
      for condition in rollUp.rules.flatMap(\.when) {
        guard let share = rollUp.shares.firstIndex(where: { $0.id == condition.share }) else { continue }
        let shares = Dictionary(
          outcomes.filter { $0.example.rollUp == rollUp.id && !$0.outcome.shares.isEmpty }.map {
            ($0.example.name, $0.outcome.shares[share])
          }, uniquingKeysWith: { first, _ in first })
        check(
          Limit(
            what: "the share '\(condition.share)' of '\(rollUp.id)'", value: condition.bound.value,
            line: condition.line,
            given: { [shares[$0.name]].compactMap { $0 } }, most: 100))
      }
    }
  }

  /// Each length of a rule on time needs an example that is one short of it, one exactly on it, and one beyond.
  private mutating func checkLengthsAreMet() {
    guard let timing = set.timing else { return }
    func reached(_ distances: (ExampleRun.Outcome) -> Set<Int>) -> Set<Int> {
      outcomes.reduce(into: []) { $0.formUnion(distances($1.outcome)) }
    }
    for streak in timing.streaks {
      let verb = streak.change == .raise ? "raise" : "lower"
      check(
        reached { streak.change == .raise ? $0.reach.raise : $0.reach.lower }, streak.line, streak.length, streak.unit,
        "in a row that \(verb) by '\(streak.id)'")
    }
    for (number, stay) in timing.stays.enumerated() {
      check(
        reached { $0.reach.stays[number] ?? [] }, stay.line, stay.length, stay.unit,
        "of a level that is to be lowered under '\(stay.id)'")
    }
    guard let notice = timing.notice else { return }
    let days = outcomes.filter { $0.example.inForce != nil }.reduce(into: Set<Int>()) {
      $0.formUnion($1.outcome.reach.notice)
    }
    if noticeOutlastsItsDay(), !days.contains(-1) {
      add(
        notice.line, "not-exemplified",
        "no example with in_force is of the day before the notice '\(notice.id)' runs out")
    }
    if !days.contains(0) {
      add(
        notice.line, "not-exemplified",
        "no example with in_force is of the day on which the notice '\(notice.id)' runs out")
    }
    if !days.contains(where: { $0 > 0 }) {
      add(
        notice.line, "not-exemplified",
        "no example with in_force is of a day after the notice '\(notice.id)' has run out")
    }
  }

  private mutating func check(
    _ distances: Set<Int>, _ line: Int, _ length: String, _ unit: TimingSource.Unit, _ what: String
  ) {
    let words =
      switch unit {
      case .days: "days"
      case .workingDays: "working days"
      case .reviews: "reviews"
      }
    for (isMet, amount) in [
      (distances.contains(-1), "one fewer than"), (distances.contains(0), "exactly"),
      (distances.contains { $0 > 0 }, "more than"),
    ] where !isMet {
      add(line, "not-exemplified", "no example has \(amount) '\(length)' \(words) \(what)")
    }
  }

  /// Whether a change that is announced on a day can still wait at the end of it.
  private func noticeOutlastsItsDay() -> Bool {
    set.examples.contains { example in
      guard let notice = try? set.edition(on: example.day).timing?.notice else { return false }
      return notice.effect(ofAnnouncement: notice.announcement(on: example.day)).day > example.day
    }
  }
}
