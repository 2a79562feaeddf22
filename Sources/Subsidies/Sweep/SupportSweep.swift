import Criteria
public import Quantities
import Registry
import SpatialCore
public import Store

/// All policies put to all citizens of the register, from what the system knows without asking anybody.
///
/// Only columns in clear are read, so no key is needed and no record is opened; what comes out are row numbers and money, and whoever shows
/// them to somebody discloses them. The answers are those of `SupportCatalogue.answers` for the same facts. Policies for people only:
/// businesses and employers are not in the register.
///
/// Given out is what says something: who is entitled, and to whom something happened that a policy is for while answers to questions are
/// missing. Of all others nothing is known, or they are refused.
public struct SupportSweep: Sendable {
  let catalogue: SupportCatalogue
  let places: any PlaceHistory
  let day: Day
  let rooms: [any BulkFacts]
  let policies: [SupportCatalogue.Item]

  /// - Parameters:
  ///   - day: the day of the claims.
  ///   - rooms: what other rooms know; lists of offices are read in any case.
  public init(_ catalogue: SupportCatalogue, places: any PlaceHistory, day: Day, rooms: [any BulkFacts] = []) {
    self.catalogue = catalogue
    self.places = places
    self.day = day
    self.rooms = rooms
    policies = catalogue.items.filter { $0.policy.payee == .person }
  }

  /// People and money by policy and ward.
  ///
  /// - Parameter wards: rows of `store_wards`, each once.
  /// - Complexity: O(residences + facts + people of whom anything is known · policies)
  /// - Throws: `StoreError`; what rooms and places throw.
  public func totals(_ file: DatabaseFile, wards: [Int], threads: Int = 2) throws -> SweepTotals {
    let people = try SweptPeople(self, file, wards: wards, threads: threads)
    var totals = SweepTotals()
    totals.people = people.counts
    let parts = try people.map { entries in
      var part = SweepTotals()
      part.add(entries)
      return part
    }
    for part in parts { totals.add(part) }
    return totals
  }

  /// Each answer, ordered by citizen and, of one, as the policies stand.
  ///
  /// - Throws: as `totals`.
  public func entries(_ file: DatabaseFile, wards: [Int], threads: Int = 2) throws -> [SweepEntry] {
    try SweptPeople(self, file, wards: wards, threads: threads).map { $0 }.flatMap(\.self)
  }

  /// What the policies say of a person that is worth telling.
  ///
  /// Policies for whose event nothing is known need not be asked: they would be open for want of the event. Those that exclude others or
  /// yield to them are asked together.
  ///
  /// - Parameter more: adds sex and children, which are looked up only where an answer lacks them.
  func answers(_ facts: SupportFacts, _ more: (inout SupportFacts) throws -> Void) throws -> [SupportAnswer] {
    let kinds = Set(facts.spells.map(\.kind))
    var asked: [SupportCatalogue.Item] = []
    for item in policies where item.policy.canSay(kinds, facts) { asked.append(item) }
    guard !asked.isEmpty else { return [] }
    func ask(_ facts: SupportFacts) throws -> [SupportAnswer] {
      try asked.map { try $0.file.best($0.policy, facts, day, places, explains: false) }
    }
    var answers = try ask(facts)
    if answers.contains(where: { $0.missing.contains("children") || $0.missing.contains("sex") }) {
      var facts = facts
      try more(&facts)
      answers = try ask(facts)
    }
    return catalogue.choose(answers, on: day).filter { answer in
      answer.verdict == .entitled || answer.verdict == .open && answer.from != nil
    }
  }
}

extension SupportPolicy {
  /// Whether it could say more than that nothing is known.
  func canSay(_ kinds: Set<String>, _ facts: SupportFacts) -> Bool {
    dated.entries.contains { entry in
      switch entry.value?.event {
      case .spell(let spells): spells.kinds.contains { kinds.contains($0) }
      case .place: !facts.stays.isEmpty
      case .period: entry.value?.condition.map { $0.canHold(facts) } ?? true
      case nil: false
      }
    }
  }

  /// Whether it must be put to everybody.
  var isForEverybody: Bool {
    dated.entries.contains { entry in
      switch entry.value?.event {
      case .spell, nil: false
      case .place: true
      case .period: entry.value?.condition.map { !$0.needsGroupOrAnswer } ?? true
      }
    }
  }
}

extension SupportCondition {
  /// Whether anything is known that speaks for it. Of a policy for a time without an event only such people are told.
  func canHold(_ facts: SupportFacts) -> Bool {
    switch form {
    case .all(let parts): parts.allSatisfy { $0.canHold(facts) }
    case .any(let parts): parts.contains { $0.canHold(facts) }
    case .group(let codes): codes.contains { facts.groups?.contains($0) ?? false || facts.statements[$0]?.value == 1 }
    case .question(let id, _): facts.statements[id] != nil
    case .spell(let spells, _): facts.spells.contains { spells.kinds.contains($0.kind) }
    default: true
    }
  }

  /// Whether it holds for nobody of whom no group, answer or spell is known.
  var needsGroupOrAnswer: Bool {
    switch form {
    case .all(let parts): parts.contains { $0.needsGroupOrAnswer }
    case .any(let parts): parts.allSatisfy { $0.needsGroupOrAnswer }
    case .group, .question, .spell: true
    default: false
    }
  }
}
