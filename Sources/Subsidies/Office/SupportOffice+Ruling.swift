import Criteria
import Quantities
import Store

extension SupportOffice {
  /// What the policies in force say of a claim under one of them.
  ///
  /// - Parameters:
  ///   - claimDay: the day of the claim.
  ///   - taken: days for which the claimant has money under the policy already; of several events another one is chosen.
  /// - Throws: `SupportError.noPolicy`, `.unknown`; `CriteriaError`; `StoreError`; what the history of places throws.
  func ruling(
    on policy: String, _ facts: SupportFacts, claimDay: Day, besides taken: [DayWindow] = [], _ reading: Reading
  ) throws -> ClaimRuling {
    let adopted = try rules.last(reading)
    guard let item = adopted.catalogue.item(policy), let row = adopted.row(ofPolicy: policy) else {
      throw SupportError.unknown(
        what: "policy in force", name: policy, known: adopted.catalogue.items.map(\.policy.id))
    }
    let kind: ClaimKind
    switch item.policy.payee {
    case .person: kind = .person
    case .household: kind = .household
    // Nothing is paid to employers here; their lists are claims of persons.
    case .employer: throw SupportError.paysNothing(policy: policy)
    }
    let places = try history.places(through: claimDay, reading)
    var answers = try item.file.events(item.policy, facts: facts, claimDay: claimDay, places: places)
    if !item.policy.isOnce {
      let free = answers.filter { answer in
        guard answer.verdict == .entitled, let from = answer.from, let through = answer.through else { return false }
        return !taken.contains { $0.from <= through && $0.through >= from }
      }
      if !free.isEmpty { answers = free }
    }
    var best = answers[0]
    for answer in answers.dropFirst() where answer.precedes(best) { best = answer }
    let terms = item.policy.dated.entry(at: Moment(best.from ?? claimDay))?.value
    return ClaimRuling(
      rules: row, answer: best, kind: kind, isPaid: item.policy.isPaid, isOnce: item.policy.isOnce,
      excludes: adopted.catalogue.conflicts(of: policy, on: claimDay).sorted(),
      decideDays: terms?.decideDays ?? Self.decideDays, payDays: terms?.payDays ?? Self.payDays)
  }

  /// Working days where a policy does not say them: Decision 23/2021/QĐ-TTg has 4 and 3 for most.
  private static let decideDays = 4
  private static let payDays = 3
}
