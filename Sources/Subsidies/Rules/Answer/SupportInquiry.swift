import Criteria
import Quantities
import Registry

/// One question to one policy under way: what was found so far.
struct SupportInquiry {
  /// Whether something holds; `nil` where it cannot be told, with what would decide it.
  struct Finding {
    var holds: Bool?
    var missing: [String] = []
  }

  /// A fact on which the answer rests.
  struct Used {
    var origin: FactOrigin
    var reference = ""
  }

  let policies: SupportPolicies
  let facts: SupportFacts
  let claimDay: Day
  let places: any PlaceHistory
  /// Whether reasons are written out; who asks for millions does without.
  let explains: Bool
  var reasons: [SupportReason] = []
  var revisions: Set<Int> = []
  var used: [String: Used] = [:]

  mutating func note(
    _ rule: String, _ holds: Bool?, _ citation: String, revision: Int? = nil, _ finding: @autoclosure () -> Localized
  ) {
    guard explains else { return }
    reasons.append(
      SupportReason(rule: rule, holds: holds, finding: finding(), citation: citation, revision: revision))
  }

  // MARK: Conditions

  /// Whether a condition holds in the days of an event.
  ///
  /// Of `all` one that fails decides, of `any` one that holds; only what could still decide is missing.
  mutating func finding(_ condition: SupportCondition, during event: DayWindow, entry: String) throws -> Finding {
    switch condition.form {
    case .all(let parts):
      var all = Finding(holds: true)
      for part in parts {
        let finding = try finding(part, during: event, entry: entry)
        if finding.holds == false { return Finding(holds: false) }
        if finding.holds == nil { all.holds = nil }
        all.missing += finding.missing.filter { !all.missing.contains($0) }
      }
      return all
    case .any(let parts):
      var any = Finding(holds: false)
      for part in parts {
        let finding = try finding(part, during: event, entry: entry)
        if finding.holds == true { return Finding(holds: true) }
        if finding.holds == nil { any.holds = nil }
        any.missing += finding.missing.filter { !any.missing.contains($0) }
      }
      return any
    case .spell(let spells, let isDuring): return spell(condition, spells, isDuring ? event : nil)
    case .place(let place): return try self.place(condition, place, event)
    default: return fact(condition, event)
    }
  }

  private mutating func spell(
    _ condition: SupportCondition, _ spells: SpellCondition, _ event: DayWindow?
  ) -> Finding {
    var runs = facts.runs(of: spells.kinds, in: spells.window, until: claimDay)
    if let window = spells.window, spells.beginsInWindow { runs.removeAll { !window.contains($0.began) } }
    let cut = runs.compactMap { run in event.map { run.window.cut(to: $0) } ?? run.window }
    let longest = cut.max { $0.days < $1.days }
    let names = names(ofSpells: spells.kinds)
    if let longest {
      let holds = longest.days >= spells.leastDays
      if holds { use(spells.kinds, in: longest) }
      note(condition.id, holds, condition.citation, SupportWords.days(longest, of: names, least: spells.leastDays))
      return Finding(holds: holds)
    }
    let isKnown = facts.denies(spells.kinds) || facts.spells.contains { spells.kinds.contains($0.kind) }
    note(condition.id, isKnown ? false : nil, condition.citation, SupportWords.noDays(of: names, isKnown: isKnown))
    return isKnown ? Finding(holds: false) : Finding(holds: nil, missing: spells.kinds)
  }

  private mutating func place(
    _ condition: SupportCondition, _ place: PlaceCondition, _ event: DayWindow
  ) throws -> Finding {
    guard let window = place.window.map({ $0.cut(to: event) }) ?? event else {
      note(condition.id, false, condition.citation, SupportWords.outside(event))
      return Finding(holds: false)
    }
    let days = try PlaceDays(place, facts, window, places)
    let holds = days.holds(least: place.leastDays)
    revisions.formUnion(days.revisions)
    if holds == true { used["place"] = Used(origin: .zones, reference: days.reference) }
    note(
      condition.id, holds, condition.citation, revision: days.revisions.max(),
      SupportWords.places(days, least: place.leastDays))
    return Finding(holds: holds, missing: holds == nil ? days.unknownKinds.map(\.rawValue) : [])
  }

  mutating func fact(_ condition: SupportCondition, _ event: DayWindow) -> Finding {
    let (holds, missing, words) = value(condition, event)
    note(condition.id, holds, condition.citation, words)
    return Finding(holds: holds, missing: holds == nil ? missing : [])
  }

  private mutating func value(
    _ condition: SupportCondition, _ event: DayWindow
  ) -> (holds: Bool?, missing: [String], words: Localized) {
    switch condition.form {
    case .question(let id, let range):
      let statement = facts.statements[id]
      let holds = statement.map { range.contains($0.value) }
      if let statement, holds == true { used[id] = Used(origin: statement.origin) }
      return (holds, [id], words { SupportWords.question(policies.question(id), statement?.value) })
    case .group(let codes):
      let mine = codes.first { facts.groups?.contains($0) ?? false }
      if let mine { used[mine] = Used(origin: .register) }
      let said = mine == nil ? codes.first { facts.statements[$0]?.value == 1 } : nil
      if let said { used[said] = Used(origin: facts.statements[said]?.origin ?? .claimed) }
      let isKnown = facts.groups != nil || codes.allSatisfy { facts.statements[$0]?.value == 0 }
      let holds: Bool? = mine != nil || said != nil ? true : isKnown ? false : nil
      return (holds, codes.filter { facts.statements[$0] == nil }, words { SupportWords.group(codes, mine ?? said) })
    case .age(let range):
      guard let birth = facts.birth else { return (nil, ["birth"], words { SupportWords.noBirth }) }
      let age = birth.age(on: event.from)
      if range.contains(age) { used["birth"] = Used(origin: facts.statements["birth"]?.origin ?? .register) }
      return (range.contains(age), [], words { SupportWords.age(age, on: event.from) })
    case .sex(let sex):
      guard let known = facts.sex, known != .unknown else { return (nil, ["sex"], words { SupportWords.noSex }) }
      return (known == sex, [], words { SupportWords.sex(known) })
    default: return (nil, [], words { SupportWords.unknownRule })
    }
  }

  private func words(_ make: () -> Localized) -> Localized {
    explains ? make() : Localized(english: "", vietnamese: "")
  }

  func names(ofSpells kinds: [String]) -> Localized {
    guard explains else { return Localized(english: "", vietnamese: "") }
    let names = kinds.map { policies.spell($0)?.name ?? Localized(english: $0, vietnamese: $0) }
    return Localized(
      english: names.map(\.english).joined(separator: " / "),
      vietnamese: names.map(\.vietnamese).joined(separator: " / "))
  }

  /// Notes the spells of the kinds that reach into days.
  mutating func use(_ kinds: [String], in window: DayWindow) {
    for spell in facts.spells
    where kinds.contains(spell.kind) && spell.from <= window.through && spell.through.map({ $0 >= window.from }) ?? true
    {
      // A paper of the claimant is not needed where an office knows the same.
      if let known = used[spell.kind], known.origin != .claimed { continue }
      used[spell.kind] = Used(origin: spell.origin, reference: spell.reference)
    }
  }
}
