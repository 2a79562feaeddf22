import Criteria
import Quantities

extension QuarantinePolicy {
  /// What the rules say of a person.
  ///
  /// Rules of the jurisdiction are asked first, then the national ones, each in the order of the file; a rule that was repealed, or is
  /// not in force yet, is passed over. One of which nobody knows what it says is not: then nobody knows what holds.
  ///
  /// - Parameters:
  ///   - place: where the person is to be; `nil` to ask which places there are.
  ///   - jurisdiction: id; one that the policy does not have has national rules.
  /// - Complexity: O(rules)
  public func answer(
    for facts: QuarantineFacts, at place: OrderPlace? = nil, in jurisdiction: String = national
  ) -> QuarantineAnswer {
    let moment = Moment(facts.exposure)
    if period(on: facts.exposure) != nil {
      for jurisdiction in jurisdictions(of: jurisdiction) {
        for rule in rules where rule.jurisdiction == jurisdiction && rule.kinds.contains(facts.kind) {
          guard let entry = rule.dated.entry(at: moment), entry.value != nil || entry.isUnknown,
            rule.condition.holds(for: facts, at: place)
          else { continue }
          return Self.answer(rule, entry)
        }
      }
    }
    return QuarantineAnswer(
      outcome: .unknown, rule: nil, jurisdiction: nil, places: [], days: nil, testDays: nil, watchDays: nil,
      unknown: [.noRule], citation: "", confidence: nil)
  }

  private static func answer(_ rule: QuarantineRule, _ entry: Dated<QuarantineTerms>.Entry) -> QuarantineAnswer {
    var answer = QuarantineAnswer(
      outcome: .unknown, rule: rule.id, jurisdiction: rule.jurisdiction, places: [], days: nil, testDays: nil,
      watchDays: nil, unknown: [.rule], citation: entry.citation, confidence: entry.confidence)
    guard let terms = entry.value else { return answer }
    answer.places = terms.places ?? []
    answer.days = terms.days
    answer.testDays = terms.tests
    answer.watchDays = terms.watchDays
    answer.unknown = []
    if terms.places == nil { answer.unknown.append(.places) }
    if terms.days == nil { answer.unknown.append(.days) }
    if terms.tests == nil { answer.unknown.append(.tests) }
    if terms.watchDays == nil { answer.unknown.append(.watch) }
    if answer.unknown.isEmpty { answer.outcome = terms.days == 0 ? .none : .quarantine }
    return answer
  }
}

extension PersonCondition {
  /// Whether everything that it names is proved of a person.
  ///
  /// Limits belong to what they limit: a dose 14 days before the exposure is old enough at 14, one six months before not too old at six.
  func holds(for facts: QuarantineFacts, at place: OrderPlace?) -> Bool {
    if vaccination != nil || recoveredMonths != nil, !isImmune(facts) { return false }
    if let most = negativePCRHours {
      guard let hours = facts.negativePCRHours, (0...most).contains(hours) else { return false }
    }
    if let hasSymptoms, facts.hasSymptoms != hasSymptoms { return false }
    if let ctTenths {
      guard let ct = facts.ctTenths, ct >= ctTenths else { return false }
    }
    if !places.isEmpty {
      guard let place, places.contains(place) else { return false }
    }
    return true
  }

  private func isImmune(_ facts: QuarantineFacts) -> Bool {
    if let vaccination, vaccination.holds(for: facts) { return true }
    if let recoveredMonths, let recovered = facts.recovered {
      return recovered <= facts.exposure && facts.exposure <= recovered.adding(months: recoveredMonths)
    }
    return false
  }
}

extension PersonCondition.Vaccination {
  func holds(for facts: QuarantineFacts) -> Bool {
    switch doses {
    case .complete: if facts.isSeriesComplete != true { return false }
    case .atLeast(let count): if (facts.doses ?? 0) < count { return false }
    }
    guard let last = facts.lastDose, facts.exposure.days(since: last) >= leastDays else { return false }
    return mostMonths.map { facts.exposure <= last.adding(months: $0) } ?? true
  }
}

extension Day {
  /// The same day of a later month, or its last day where the month is shorter.
  func adding(months: Int) -> Day {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (laterYear, laterMonth) = (index / 12, index % 12 + 1)
    // A year after 9999 is no limit that anybody reaches.
    return Day(year: laterYear, month: laterMonth, day: min(day, Day.length(ofMonth: laterMonth, year: laterYear)))
      ?? Day(number: .max)
  }
}
