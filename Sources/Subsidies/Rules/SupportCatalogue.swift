import Criteria
public import Quantities

/// The policies of several files together: what a city adopted, national and its own.
public struct SupportCatalogue: Sendable {
  /// A policy with the file that says it.
  public struct Item: Sendable {
    public var file: SupportPolicies
    public var policy: SupportPolicy
  }

  public let files: [SupportPolicies]
  /// In the order of the files; those in whose place another one is are left out.
  public let items: [Item]
  private let places: [String: Int]

  /// - Parameter files: each id once.
  public init(_ files: [SupportPolicies]) {
    self.files = files
    let all = files.flatMap { file in file.policies.map { Item(file: file, policy: $0) } }
    let replaced = Set(all.flatMap(\.policy.inPlaceOf))
    items = all.filter { !replaced.contains($0.policy.id) }
    places = Dictionary(items.enumerated().map { ($1.policy.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Policies that no list of people who seem to be entitled can have: those for businesses of households and for employers, neither of
  /// which is in the register.
  public var notSwept: [Item] { items.filter { $0.policy.payee != .person } }

  public func item(_ policy: String) -> Item? { places[policy].map { items[$0] } }

  /// What one policy says, whatever others say.
  ///
  /// - Returns: `nil` when there is no such policy.
  /// - Throws: what the history of places throws.
  public func answer(
    _ policy: String, facts: SupportFacts, claimDay: Day, places: any PlaceHistory
  ) throws -> SupportAnswer? {
    try item(policy).map { try $0.file.answer($0.policy, facts: facts, claimDay: claimDay, places: places) }
  }

  /// What each policy says, with what excludes what applied: of policies of which one at most is paid the choice that brings most is shown,
  /// and the others are refused with its name.
  ///
  /// - Throws: what the history of places throws.
  public func answers(facts: SupportFacts, claimDay: Day, places: any PlaceHistory) throws -> [SupportAnswer] {
    try choose(
      items.map { try $0.file.answer($0.policy, facts: facts, claimDay: claimDay, places: places) }, on: claimDay)
  }

  /// Ids of the policies of which none may have been paid to somebody who is paid this one, by the terms of a day; both ways.
  public func conflicts(of policy: String, on day: Day) -> Set<String> {
    Set(items.map(\.policy.id).filter { $0 != policy && areExclusive(policy, $0, on: day) || yields(policy, to: $0) })
  }

  private func areExclusive(_ a: String, _ b: String, on day: Day) -> Bool {
    func names(_ a: String, _ b: String) -> Bool {
      item(a)?.policy.dated.entry(at: Moment(day))?.value?.excludes.contains(b) ?? false
    }
    return names(a, b) || names(b, a)
  }

  private func yields(_ policy: String, to other: String) -> Bool {
    guard let item = item(policy), let other = self.item(other), other.policy.id != policy else { return false }
    return item.policy.yieldsTo.contains(other.policy.id)
      || item.policy.yieldsTo.contains(other.file.id) && other.file.id != item.file.id
  }

  // MARK: What excludes what

  func choose(_ answers: [SupportAnswer], on day: Day) -> [SupportAnswer] {
    var answers = answers
    func paid() -> [Int] { answers.indices.filter { answers[$0].verdict == .entitled && answers[$0].amount != nil } }
    for place in paid() {
      if let other = paid().first(where: { yields(answers[place].policy, to: answers[$0].policy) }) {
        refuse(&answers[place], for: answers[other].policy)
      }
    }
    let rivals = paid().filter { place in
      paid().contains { $0 != place && areExclusive(answers[place].policy, answers[$0].policy, on: day) }
    }
    guard !rivals.isEmpty else { return answers }
    let chosen = best(rivals, answers, on: day)
    for place in rivals where !chosen.contains(place) {
      let winner = chosen.first { areExclusive(answers[place].policy, answers[$0].policy, on: day) } ?? chosen[0]
      refuse(&answers[place], for: answers[winner].policy)
    }
    return answers
  }

  /// The policies that go together and bring most; of equal ones those that stand first.
  ///
  /// - Complexity: O(2^rivals); a handful exclude each other.
  private func best(_ rivals: [Int], _ answers: [SupportAnswer], on day: Day) -> [Int] {
    var best: (sum: Int, places: [Int]) = (-1, [])
    func extend(_ rest: ArraySlice<Int>, _ sum: Int, _ taken: [Int]) {
      guard let next = rest.first else {
        if sum > best.sum { best = (sum, taken) }
        return
      }
      if !taken.contains(where: { areExclusive(answers[$0].policy, answers[next].policy, on: day) }) {
        extend(rest.dropFirst(), sum + (answers[next].amount ?? 0), taken + [next])
      }
      extend(rest.dropFirst(), sum, taken)
    }
    extend(rivals[...], 0, [])
    return best.places
  }

  private func refuse(_ answer: inout SupportAnswer, for winner: String) {
    guard let winner = item(winner) else { return }
    answer.verdict = .notEntitled
    answer.amount = nil
    answer.lines = []
    answer.missing = []
    answer.documents = []
    answer.reasons.append(
      SupportReason(
        rule: "excluded", holds: false, finding: SupportWords.chosen(winner.policy),
        citation: item(answer.policy)?.policy.dated.entries.last?.citation ?? ""))
  }
}
