import Criteria
import Quantities
import Registry

extension SupportInquiry {
  /// The days of each event that there was, whether long enough or not.
  func events(_ event: SupportEvent) throws -> [DayWindow] {
    switch event {
    case .spell(let spells):
      var runs = facts.runs(of: spells.kinds, in: spells.window, until: claimDay)
      if let window = spells.window, spells.beginsInWindow { runs.removeAll { !window.contains($0.began) } }
      return runs.map(\.window)
    case .place(let place):
      guard let window = window(of: place) else { return [] }
      return try PlaceDays(place, facts, window, places).runs
    case .period(let window): return window.from <= claimDay ? [window] : []
    }
  }

  /// The days of a place that count until the claim.
  private func window(of place: PlaceCondition) -> DayWindow? {
    place.window.flatMap { $0.cut(to: DayWindow(from: $0.from, through: max($0.from, claimDay))) }
  }

  /// The answer for one event.
  mutating func answer(
    _ policy: SupportPolicy, _ terms: SupportTerms, _ entry: Dated<SupportTerms>.Entry, _ event: DayWindow
  ) throws -> SupportAnswer {
    var finding = try self.finding(of: terms.event, event, entry)
    if finding.holds == true, let condition = terms.condition {
      finding = try self.finding(condition, during: event, entry: entry.citation)
    }
    var answer = SupportAnswer(policy: policy.id, verdict: .notEntitled, from: event.from, through: event.through)
    if finding.holds != false {
      answer.verdict = finding.holds == true ? .entitled : .open
      answer.missing = finding.missing
      if finding.holds == true { try pay(&answer, policy, terms, entry, event) }
      answer.documents = documents(terms.documents, missing: answer.missing, lines: answer.lines, terms)
    }
    answer.reasons = reasons
    answer.revisions = revisions.sorted()
    return answer
  }

  /// Whether the event itself is as it has to be.
  private mutating func finding(
    of event: SupportEvent, _ window: DayWindow, _ entry: Dated<SupportTerms>.Entry
  ) throws -> Finding {
    switch event {
    case .spell(let spells):
      let holds = window.days >= spells.leastDays
      if holds { use(spells.kinds, in: window) }
      let names = names(ofSpells: spells.kinds)
      note("event", holds, entry.citation, SupportWords.days(window, of: names, least: spells.leastDays))
      return Finding(holds: holds)
    case .place(let place):
      guard let all = self.window(of: place) else { return Finding(holds: false) }
      let days = try PlaceDays(place, facts, all, places)
      let holds: Bool? = window.days >= place.leastDays ? true : days.holds(least: place.leastDays) == nil ? nil : false
      revisions.formUnion(days.revisions)
      if holds == true { used["place"] = Used(origin: .zones, reference: days.reference) }
      note(
        "event", holds, entry.citation, revision: days.revisions.max(),
        SupportWords.places(days, least: place.leastDays))
      return Finding(holds: holds, missing: holds == nil ? days.unknownKinds.map(\.rawValue) : [])
    case .period:
      note("event", true, entry.citation, SupportWords.period)
      return Finding(holds: true)
    }
  }

  private mutating func pay(
    _ answer: inout SupportAnswer, _ policy: SupportPolicy, _ terms: SupportTerms, _ entry: Dated<SupportTerms>.Entry,
    _ event: DayWindow
  ) throws {
    guard policy.isPaid else {
      if explains, let explanation = policy.explanation { note("not-paid-here", true, entry.citation, explanation) }
      return
    }
    guard let amount = terms.amount else {
      answer.verdict = .open
      return note("amount", nil, entry.citation, SupportWords.unknownAmount)
    }
    func line(_ count: Int, _ each: Int) {
      answer.lines.append(
        AmountLine(id: policy.id, name: policy.name, count: count, each: each, citation: entry.citation))
    }
    switch amount {
    case .flat(let amount): line(1, amount)
    case .perDay(let amount, let mostDays): line(min(event.days, mostDays), amount)
    case .bands(let bands):
      guard let band = bands.last(where: { $0.isReached(by: event) }) else {
        answer.verdict = .notEntitled
        return note("amount", false, entry.citation, SupportWords.outside(event))
      }
      line(1, band.amount)
    }
    for addition in terms.additions { try add(addition, &answer, event) }
    answer.amount = answer.lines.reduce(0) { $0 + $1.total }
  }

  private mutating func add(_ addition: SupportAddition, _ answer: inout SupportAnswer, _ event: DayWindow) throws {
    var count = 1
    if let age = addition.perChildUnder {
      guard let children = facts.children else {
        if !answer.missing.contains("children") { answer.missing.append("children") }
        return
      }
      count = children.count { $0.day <= claimDay && $0.age(on: event.from) < age }
      guard count > 0 else { return }
      used["children"] = Used(origin: facts.statements["children"]?.origin ?? .claimed)
    }
    if let condition = addition.condition {
      let finding = try self.finding(condition, during: event, entry: addition.citation)
      guard finding.holds == true else {
        answer.missing += finding.missing.filter { !answer.missing.contains($0) }
        return
      }
    }
    answer.lines.append(
      AmountLine(
        id: addition.id, name: addition.name, count: count, each: addition.each, citation: addition.citation))
  }

  /// Papers for what the answer rests on, and for what is missing; others nobody is asked for.
  private func documents(
    _ ids: [String], missing: [String], lines: [AmountLine], _ terms: SupportTerms
  ) -> [DocumentNeed] {
    guard explains else { return [] }
    let paid = Set(lines.map(\.id))
    let all = ids + terms.additions.filter { paid.contains($0.id) }.flatMap(\.documents)
    var needs: [DocumentNeed] = []
    for id in all where !needs.contains(where: { $0.id == id }) {
      guard let document = policies.document(id),
        document.proves.contains(where: { used[$0] != nil || missing.contains($0) })
      else { continue }
      let held = document.proves.lazy.compactMap { used[$0] }.first { document.heldBy.contains($0.origin) }
      needs.append(
        DocumentNeed(id: id, name: document.name, heldBy: held?.origin, reference: held?.reference ?? ""))
    }
    return needs
  }

  /// The answer where no event is known.
  mutating func withoutEvent(_ policy: SupportPolicy, _ entry: Dated<SupportTerms>.Entry) throws -> SupportAnswer {
    var answer = SupportAnswer(policy: policy.id, verdict: .notEntitled)
    guard let terms = entry.value else {
      if entry.isUnknown { answer.verdict = .open }
      note(
        "terms", entry.isUnknown ? nil : false, entry.citation,
        entry.isUnknown ? SupportWords.unknownRule : SupportWords.repealed)
      answer.reasons = reasons
      return answer
    }
    switch terms.event {
    case .spell(let spells):
      let isKnown = facts.denies(spells.kinds) || facts.spells.contains { spells.kinds.contains($0.kind) }
      if !isKnown {
        answer.verdict = .open
        answer.missing = spells.kinds
      }
      let names = names(ofSpells: spells.kinds)
      note("event", isKnown ? false : nil, entry.citation, SupportWords.noDays(of: names, isKnown: isKnown))
    case .place(let place):
      guard let window = window(of: place) else { break }
      let days = try PlaceDays(place, facts, window, places)
      let holds = days.holds(least: place.leastDays)
      if holds == nil {
        answer.verdict = .open
        answer.missing = days.unknownKinds.map(\.rawValue)
      }
      revisions.formUnion(days.revisions)
      note(
        "event", holds, entry.citation, revision: days.revisions.max(),
        SupportWords.places(days, least: place.leastDays))
    case .period(let window): note("event", false, entry.citation, SupportWords.outside(window))
    }
    answer.reasons = reasons
    answer.revisions = revisions.sorted()
    return answer
  }
}
