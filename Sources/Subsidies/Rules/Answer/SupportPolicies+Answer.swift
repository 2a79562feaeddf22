import Criteria
public import Quantities

extension SupportPolicies {
  /// What a policy says of a claimant.
  ///
  /// Terms are picked by the first day of the event, or by the day of the claim where the policy says so. Of several events the best for the
  /// claimant counts; `events` gives each. Days after the claim do not count. Additions of which something is missing are left out and what is
  /// missing is named, so that the amount is what is proved and no more.
  ///
  /// - Throws: what the history of places throws.
  /// - Complexity: O(entries · events · conditions)
  public func answer(
    _ policy: SupportPolicy, facts: SupportFacts, claimDay: Day, places: any PlaceHistory
  ) throws -> SupportAnswer {
    try best(policy, facts, claimDay, places, explains: true)
  }

  /// What a policy says of each event, in their order; one answer at least.
  ///
  /// - Throws: what the history of places throws.
  public func events(
    _ policy: SupportPolicy, facts: SupportFacts, claimDay: Day, places: any PlaceHistory
  ) throws -> [SupportAnswer] {
    try all(policy, facts, claimDay, places, explains: true)
  }

  func best(
    _ policy: SupportPolicy, _ facts: SupportFacts, _ claimDay: Day, _ places: any PlaceHistory, explains: Bool
  ) throws -> SupportAnswer {
    let answers = try all(policy, facts, claimDay, places, explains: explains)
    var best = answers[0]
    for answer in answers.dropFirst() where answer.precedes(best) { best = answer }
    return best
  }

  private func all(
    _ policy: SupportPolicy, _ facts: SupportFacts, _ claimDay: Day, _ places: any PlaceHistory, explains: Bool
  ) throws -> [SupportAnswer] {
    func inquiry() -> SupportInquiry {
      SupportInquiry(policies: self, facts: facts, claimDay: claimDay, places: places, explains: explains)
    }
    func refusal(_ rule: String, _ words: Localized) -> SupportAnswer {
      SupportAnswer(
        policy: policy.id, verdict: .notEntitled,
        reasons: [SupportReason(rule: rule, holds: false, finding: words, citation: periods.first?.citation ?? "")])
    }
    guard period(on: claimDay) != nil else { return [refusal("claim-day", SupportWords.notTaken(claimDay))] }
    var answers: [SupportAnswer] = []
    var last: Dated<SupportTerms>.Entry?
    for (place, entry) in policy.dated.entries.enumerated() where entry.from.day <= claimDay {
      let next = place + 1 < policy.dated.entries.count ? policy.dated.entries[place + 1].from.day : nil
      if policy.pickedBy == .claim, let next, next <= claimDay { continue }
      last = entry
      guard let terms = entry.value else { continue }
      for event in try inquiry().events(terms.event) {
        if policy.pickedBy == .event, event.from < entry.from.day || next.map({ event.from >= $0 }) ?? false {
          continue
        }
        var inquiry = inquiry()
        answers.append(try inquiry.answer(policy, terms, entry, event))
      }
    }
    guard answers.isEmpty, let last else {
      return answers.isEmpty ? [refusal("claim-day", SupportWords.notTaken(claimDay))] : answers
    }
    var asked = inquiry()
    return [try asked.withoutEvent(policy, last)]
  }
}

extension SupportAnswer {
  /// Money before none, more before less; what is open before what is refused.
  func precedes(_ other: SupportAnswer) -> Bool {
    func rank(_ answer: SupportAnswer) -> Int {
      switch answer.verdict {
      case .entitled: 2
      case .open: 1
      case .notEntitled: 0
      }
    }
    return (rank(self), amount ?? 0) > (rank(other), other.amount ?? 0)
  }
}
