import Criteria
import Quantities

/// Works out the alternatives of a definition for one person.
struct DefinitionRun {
  let definition: CaseDefinition
  let evidence: CaseEvidence

  mutating func reasons(_ alternatives: [CaseAlternative], _ caseClass: CaseClass) -> [CaseReason] {
    alternatives.map { reason($0, caseClass) }
  }

  mutating func reason(_ alternative: CaseAlternative, _ caseClass: CaseClass) -> CaseReason {
    var reason = CaseReason(
      rule: alternative.id, definition: definition.id, caseClass: caseClass, outcome: .met,
      citation: alternative.citation)
    guard let conditions = alternative.all else {
      reason.outcome = .unknown
      reason.unknown = [
        Localized(english: "nobody could read what the act asks for", vietnamese: "chưa đọc được nội dung văn bản")
      ]
      return reason
    }
    for condition in conditions {
      let words = ConditionWords(definition: definition, evidence: evidence).words(condition)
      switch holds(condition) {
      case .yes: reason.met.append(words)
      case .no: reason.missing.append(words)
      case .unknown: reason.unknown.append(words)
      }
    }
    reason.outcome = !reason.missing.isEmpty ? .failed : !reason.unknown.isEmpty ? .unknown : .met
    return reason
  }

  mutating func holds(_ condition: CaseCondition) -> Known {
    switch condition {
    case .link(let days):
      let met = encounters(days) { _ in .yes } || exposed(.confirmedCase, days)
      return asked(met)
    case .closeContact(let days):
      return asked(encounters(days) { definition.closeContact.holds($0.kind, $0.closeness) })
    case .shared(let kinds, let days):
      return asked(encounters(days) { Known(kinds.contains($0.kind)) })
    case .outbreakArea(let days): return asked(exposed(.outbreakArea, days))
    case .symptoms(let least, let list): return symptoms(list, least)
    case .allSymptoms(let list): return symptoms(list, list.count)
    case .positive(let kind): return tested(kind, .positive)
    case .negative(let kind):
      switch tested(kind, .positive) {
      case .yes: return .no
      case .unknown: return .unknown
      case .no: return Known(evidence.tests.contains { $0.kind == kind && $0.result == .negative })
      }
    case .positives(let kind, let least, let hours): return positives(kind, least, hours)
    case .suspected(let ids):
      var result = Known.no
      for alternative in definition.suspected where ids.contains(alternative.id) {
        switch reason(alternative, .suspected).outcome {
        case .met: result = result || .yes
        case .unknown: result = result || .unknown
        case .failed: break
        }
      }
      return result
    }
  }

  /// What was not told is absent only if it was asked.
  private func asked(_ told: Known) -> Known { told == .no && !evidence.askedExposures ? .unknown : told }

  private func encounters(_ days: Int?, _ counts: (CaseEvidence.Encounter) -> Known) -> Known {
    evidence.encounters.reduce(Known.no) { result, encounter in
      result || (encounter.isInWindow && within(days, encounter.from, encounter.until) && counts(encounter))
    }
  }

  private func exposed(_ kind: CaseExposure.Kind, _ days: Int?) -> Known {
    evidence.exposures.filter { $0.kind == kind }.reduce(Known.no) { $0 || within(days, $1.from, $1.until) }
  }

  private func within(_ days: Int?, _ from: Day?, _ until: Day?) -> Known {
    guard let days else { return .unknown }
    let reference = Int(evidence.referenceDay.number)
    return .overlap(
      from: from.map { Int($0.number) }, until: until.map { Int($0.number) }, first: reference - days, last: reference)
  }

  private func symptoms(_ list: [String], _ least: Int) -> Known {
    let present = list.count { evidence.symptoms[$0] == true }
    if present >= least { return .yes }
    let open = evidence.askedSymptoms ? 0 : list.count { evidence.symptoms[$0] == nil }
    return present + open >= least ? .unknown : .no
  }

  private func tested(_ kind: CaseTest.Kind, _ result: CaseTest.Result) -> Known {
    let tests = evidence.tests.filter { $0.kind == kind }
    if tests.contains(where: { $0.result == result }) { return .yes }
    return tests.contains { $0.result == .pending } ? .unknown : .no
  }

  private func positives(_ kind: CaseTest.Kind, _ least: Int, _ hours: Int) -> Known {
    let positive = evidence.tests.filter { $0.kind == kind && $0.result == .positive }
    let times = positive.compactMap { $0.sampledAt?.milliseconds }.sorted()
    let span = Int64(hours) * 3_600_000
    if times.indices.contains(where: { last in last + 1 >= least && times[last] - times[last + 1 - least] <= span }) {
      return .yes
    }
    // A sample of an unknown time or a pending result may be the one that is missing.
    let open =
      positive.count - times.count + evidence.tests.count { $0.kind == kind && $0.result == .pending }
    let most = times.indices.map { last in times[...last].count { times[last] - $0 <= span } }.max() ?? 0
    return open > 0 && most + open >= least ? .unknown : .no
  }
}
