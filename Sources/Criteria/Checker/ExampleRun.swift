import Quantities

/// Works out one example under the rules of its day, the days before it included.
struct ExampleRun {
  struct Outcome {
    var level: String
    var inForce: String
    var why: String
    /// How near the example comes to the lengths of the rules on time.
    var reach = TimingReach()
    /// Percent of the units at each share of its roll-up; empty where units have no level.
    var shares: [Fraction] = []
  }

  private let set: CriteriaSet
  private let example: Example

  init(_ set: CriteriaSet, _ example: Example) {
    self.set = set
    self.example = example
  }

  func outcome() throws(CriteriaError) -> Outcome {
    if example.rollUp != nil { return try rollUpOutcome() }
    let days = example.before.flatMap { Array(repeating: $0.values, count: $0.count) } + [example.values]
    let first = example.day - (days.count - 1)
    var today: TimingDay?
    var track: LevelTrack?
    var queue = NoticeQueue()
    var reach = TimingReach()
    var outcome = Outcome(level: "", inForce: "", why: "")
    for (number, values) in days.enumerated() {
      let day = first + number
      // Days before the set was in force are judged by its first rules.
      let edition = try set.edition(on: day, asIf: set.isInForce(on: day) ? nil : example.day)
      let timing = edition.timing ?? .none
      if track == nil {
        track = LevelTrack(edition, wards: 1, levels: [try previous(edition)])
        if let level = try previous(edition), let notice = timing.notice {
          queue.advance(to: day - 1, decided: level, notice)
        }
      }
      track?.follow(edition)
      let now = today?.next(timing) ?? TimingDay(first: day, timing)
      today = now
      let given = edition.values(values)
      // A step beyond the last level of the track cannot be: the track was made above.
      let held = track?.level(0)
      let result = edition.explain(given, previous: held)
      let exit = edition.exit.map { $0.classIndex(given) }
      let note = track?.advance(0, to: now, assessed: result.classIndex, exit: exit)
      reach.take(now, timing, track, before: held, note: note)
      var decided = track?.classIndices[0] ?? result.classIndex
      var why = result.reasons.map(\.sentence.english)
      if let note, decided != result.classIndex {
        why.append(edition.reason(note, assessed: result.classIndex, shown: decided, given).sentence.english)
      }
      if number == days.count - 1 { decided = try spread(edition, decided) }
      var inForce = decided
      if let notice = timing.notice, decided < edition.levelCount {
        queue.advance(to: day, decided: decided, notice)
        inForce = queue.inForce ?? decided
        reach.take(day, queue)
      }
      outcome = Outcome(
        level: edition.classes[decided].id, inForce: edition.classes[inForce].id, why: why.joined(separator: "; "),
        reach: reach)
    }
    return outcome
  }

  private func previous(_ edition: Edition) throws(CriteriaError) -> Int? {
    guard let name = example.previous else { return nil }
    return try position(name, edition)
  }

  private func position(_ name: String, _ edition: Edition) throws(CriteriaError) -> Int {
    guard let position = edition.classes.firstIndex(where: { $0.id == name }) else {
      throw .malformed(file: set.file, line: example.line, message: "'\(name)' is no level of this set")
    }
    return position
  }

  /// The level with the neighbours of the example.
  private func spread(_ edition: Edition, _ decided: Int) throws(CriteriaError) -> Int {
    guard let rules = edition.neighbours, !example.neighbours.isEmpty else { return decided }
    var classes = [decided]
    for name in example.neighbours { classes.append(try position(name, edition)) }
    let around = Array(1..<classes.count)
    _ = rules.apply(to: &classes, levelCount: edition.levelCount, neighbours: [around] + around.map { _ in [0] })
    return classes[0]
  }

  private func rollUpOutcome() throws(CriteriaError) -> Outcome {
    let edition = try set.edition(on: example.day)
    guard let rollUp = edition.rollUps.first(where: { set.rollUps[$0.source].id == example.rollUp }) else {
      throw .malformed(
        file: set.file, line: example.line, message: "'\(example.rollUp ?? "")' is no roll-up of this set")
    }
    var units: [Int] = []
    for unit in example.units {
      units += Array(repeating: try position(unit.level, edition), count: unit.count)
    }
    let outcome = rollUp.outcome(units, levelCount: edition.levelCount, noDataClass: edition.noDataClass)
    let level = edition.classes[outcome.classIndex].id
    let rule = outcome.rule.map { set.rollUps[rollUp.source].rules[$0].id } ?? "units without a level could decide it"
    return Outcome(
      level: level, inForce: level, why: rule, shares: outcome.unitsWithoutLevel == 0 ? outcome.shares : [])
  }
}

extension Edition {
  /// Values by the names of indicators in their order; what a formula gives is computed.
  func values(_ given: [(indicator: String, value: Fraction)]) -> [Fraction?] {
    var values = [Fraction?](repeating: nil, count: indicators.count)
    for (name, value) in given {
      if let position = indicators.firstIndex(where: { $0.id == name }) { values[position] = value }
    }
    complete(&values)
    return values
  }
}
