import Quantities

/// Compiles the rules on time, on neighbours and on larger areas.
extension EditionBuilder {
  /// Lengths of time in days, reviews or hours: at most ten years.
  private func length(_ name: String, least: Int, line: Int) throws(CriteriaError) -> Int {
    try whole(name, in: least...3653, line: line)
  }

  func timing() throws(CriteriaError) -> Timing? {
    guard let source = set.timing else { return nil }
    func streak(_ change: TimingSource.Direction) throws(CriteriaError) -> Timing.Streak? {
      guard let streak = source.streaks.first(where: { $0.change == change }) else { return nil }
      return Timing.Streak(length: try length(streak.length, least: 1, line: streak.line), unit: streak.unit)
    }
    var stays: [Timing.Stay] = []
    for stay in source.stays {
      var levels = [Bool](repeating: stay.levels.isEmpty, count: set.levels.count)
      for level in stay.levels { levels[try position(ofLevel: level, line: stay.line)] = true }
      stays.append(
        Timing.Stay(levels: levels, length: try length(stay.length, least: 1, line: stay.line), unit: stay.unit))
    }
    var step: Timing.Step?
    if let source = source.step {
      var skips: Set<Timing.Move> = []
      for skip in source.skips {
        skips.insert(
          Timing.Move(
            from: try position(ofLevel: skip.from, line: source.line),
            to: try position(ofLevel: skip.to, line: source.line)))
      }
      step = Timing.Step(change: source.change, skips: skips)
    }
    return Timing(
      calendar: source.calendar,
      review: source.review.map { Timing.Review(weekdays: $0.weekdays, onHoliday: $0.onHoliday) },
      raise: try streak(.raise), lower: try streak(.lower), stays: stays, step: step,
      notice: try source.notice.map { notice throws(CriteriaError) in
        Timing.Notice(
          delaysLowering: notice.change == .both, hours: try length(notice.hours, least: 0, line: notice.line),
          announcedAt: notice.announcedAt, effectiveOn: notice.effectiveOn, effectiveAt: notice.effectiveAt)
      })
  }

  /// The rule for leaving a level, as an edition of its own over the same indicators.
  func exits() throws(CriteriaError) -> [Edition] {
    guard let exit = set.exit else { return [] }
    var leaving = set
    leaving.decision = exit
    leaving.exit = nil
    leaving.adjustments = []
    leaving.timing = nil
    leaving.neighbours = nil
    leaving.rollUps = []
    return [try EditionBuilder(set: leaving, day: day).edition()]
  }

  func neighbours() throws(CriteriaError) -> NeighbourRules? {
    guard let source = set.neighbours else { return nil }
    var rules: [NeighbourRules.Rule] = []
    for (number, rule) in source.rules.enumerated() {
      let nextTo = try position(ofLevel: rule.nextTo, line: rule.line)
      let atLeast = try position(ofLevel: rule.atLeast, line: rule.line)
      guard atLeast < nextTo else {
        throw fail(rule.line, "'\(rule.atLeast)' is not below '\(rule.nextTo)', so it would spread without end")
      }
      rules.append(NeighbourRules.Rule(nextTo: nextTo, atLeast: atLeast, source: number))
    }
    return NeighbourRules(contact: source.contact, rules: rules.sorted { $0.nextTo > $1.nextTo })
  }

  /// In an order in which the units of each come before it.
  func rollUps() throws(CriteriaError) -> [RollUp] {
    var made: [RollUp] = []
    var places: [String: Int] = [:]
    var rest = Array(set.rollUps.enumerated())
    while !rest.isEmpty {
      let ready = rest.filter { $0.element.of == RollUpSource.wards || places[$0.element.of] != nil }
      guard !ready.isEmpty else {
        let source = rest[0].element
        guard set.rollUps.contains(where: { $0.id == source.of }) else {
          throw fail(source.line, "'\(source.of)' is neither 'ward' nor a roll-up")
        }
        throw fail(
          source.line,
          "the roll-ups go in a circle: "
            + rest.map { "'\($0.element.id)' of '\($0.element.of)'" }.joined(separator: ", "))
      }
      for (number, source) in ready {
        let rollUp = try rollUp(source, number, of: places[source.of])
        places[source.id] = made.count
        made.append(rollUp)
      }
      rest.removeAll { places[$0.element.id] != nil }
    }
    return made
  }

  private func rollUp(_ source: RollUpSource, _ number: Int, of units: Int?) throws(CriteriaError) -> RollUp {
    let shares = try source.shares.map { share throws(CriteriaError) in
      RollUp.Share(level: try position(ofLevel: share.level, line: share.line), orHigher: share.orHigher)
    }
    guard source.rules.last?.when.isEmpty == true else {
      throw fail(source.line, "the last rule of a roll-up must hold always: it has no 'when'")
    }
    let rules = try source.rules.map { rule throws(CriteriaError) in
      RollUp.Rule(
        when: try rule.when.map { condition throws(CriteriaError) in
          guard let share = source.shares.firstIndex(where: { $0.id == condition.share }) else {
            throw fail(condition.line, "'\(condition.share)' is no share of this roll-up")
          }
          return (share, try bounds([condition.bound], line: condition.line)[0])
        }, result: try position(ofClass: rule.level, line: rule.line))
    }
    return RollUp(source: number, of: units, shares: shares, rules: rules)
  }
}
