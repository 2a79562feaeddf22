import Criteria
import Quantities

extension QuarantinePolicy {
  /// Whether somebody of a kind that is let go by its own rules may be, and in which way.
  ///
  /// - Returns: `nil` when no such rule is for the person: then the last day and the tests of the order say it.
  public func release(
    _ question: ReleaseQuestion, of facts: QuarantineFacts, in jurisdiction: String = national
  ) -> ReleaseAnswer? {
    guard period(on: facts.exposure) != nil else { return nil }
    for jurisdiction in jurisdictions(of: jurisdiction) {
      for rule in releases where rule.jurisdiction == jurisdiction && rule.kinds.contains(facts.kind) {
        guard let entry = rule.dated.entry(at: Moment(facts.exposure)), entry.value != nil || entry.isUnknown else {
          continue
        }
        var answer = ReleaseAnswer(
          way: nil, refusals: [], isUnknown: entry.value == nil, citation: entry.citation)
        for way in entry.value ?? [] {
          let missing = way.missing(question, facts)
          if missing.isEmpty {
            answer.way = way.id
            return answer
          }
          answer.refusals.append(ReleaseAnswer.Refusal(way: way.id, missing: missing))
        }
        return answer
      }
    }
    return nil
  }
}

extension ReleaseRule.Way {
  func missing(_ question: ReleaseQuestion, _ facts: QuarantineFacts) -> [ReleaseAnswer.Missing] {
    guard condition.holds(for: facts, at: question.place) else { return [.otherPersons] }
    var missing: [ReleaseAnswer.Missing] = []
    if let leastDays, question.at.day < facts.exposure + leastDays {
      missing.append(.tooEarly(until: facts.exposure + leastDays))
    }
    if let symptomFreeDays {
      let days = question.symptomFreeSince.map { question.at.day.days(since: $0) } ?? -1
      if days < symptomFreeDays { missing.append(.symptoms) }
    }
    if let samples { missing += samples.missing(question) }
    return missing
  }
}

extension ReleaseRule.Samples {
  /// The last samples must be good, without another between them, and far enough apart; of those that are closer the later counts.
  fileprivate func missing(_ question: ReleaseQuestion) -> [ReleaseAnswer.Missing] {
    let taken = question.samples.filter { kinds.contains($0.kind) && $0.taken <= question.at }.sorted {
      $0.taken > $1.taken
    }
    var counted: [Moment] = []
    for sample in taken {
      guard isGood(sample) else { break }
      if let last = counted.last, last.seconds - sample.taken.seconds < Int64(hoursApart) * 3600 { continue }
      counted.append(sample.taken)
    }
    if counted.count < count { return [.samples(asked: count)] }
    if let lastHours, let last = counted.first, question.at.seconds - last.seconds > Int64(lastHours) * 3600 {
      return [.sampleTooOld(hours: lastHours)]
    }
    return []
  }

  private func isGood(_ sample: ReleaseQuestion.Sample) -> Bool {
    switch sample.outcome {
    case .negative: return true
    case .inconclusive: return false
    case .positive:
      guard let ctTenths, let ct = sample.ctTenths else { return false }
      return ct >= ctTenths
    }
  }
}
