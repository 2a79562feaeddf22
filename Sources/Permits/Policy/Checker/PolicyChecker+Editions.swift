import Criteria
import Quantities

extension PolicyChecker {
  /// In each time in which other rules hold, every group must be told who issues, where it may go, and what a change does.
  mutating func checkEditions() {
    for turn in policy.turns {
      guard policy.period(at: turn) != nil else { continue }
      for (number, group) in policy.groups.enumerated() {
        checkIssuing(group, turn)
        checkGate(group, turn)
        checkChanges(number, turn)
      }
      for (name, line, isThere) in [
        ("accepted_forms", policy.acceptedForms.line, policy.acceptedForms.entry(at: turn) != nil),
        ("needed", policy.needed.line, policy.needed.entry(at: turn) != nil),
        ("gate_terms", policy.gateTerms.line, policy.gateTerms.entry(at: turn)?.value != nil),
        ("offline", policy.offline.line, policy.offline.entry(at: turn)?.value != nil),
        (
          "limits", policy.limits.first?.line ?? 1,
          policy.limits.contains { $0.scope == PolicyScope() && $0.dated.entry(at: turn)?.value != nil }
        ),
      ] where !isThere {
        add(line, "gap", "'\(name)' says nothing of \(turn) that holds for everybody")
      }
    }
  }

  private mutating func checkIssuing(_ group: PolicyGroup, _ turn: Moment) {
    let own = policy.issuing.filter { $0.scope.groups.isEmpty || $0.scope.groups.contains(group.id) }
    let entries = own.compactMap { rule in rule.dated.entry(at: turn).map { (rule, $0) } }
    let holding = entries.filter { $0.1.value != nil }
    if holding.isEmpty, !entries.contains(where: { $0.1.isUnknown }) {
      add(
        group.line, "gap",
        "nobody issues for '\(group.id)' at \(turn); write null with confidence unknown if nobody knows")
    }
    for (one, other) in pairs(holding.map(\.0)) where meet(one.scope, other.scope) {
      add(other.line, "overlap", "'\(one.id)' and '\(other.id)' both say who issues for '\(group.id)' at \(turn)")
    }
  }

  private mutating func checkGate(_ group: PolicyGroup, _ turn: Moment) {
    let own = policy.gate.filter { $0.scope.groups.isEmpty || $0.scope.groups.contains(group.id) }
    let entries = own.compactMap { rule in rule.dated.entry(at: turn).map { (rule, $0) } }
    let holding = entries.filter { $0.1.value != nil }
    guard let (rule, entry) = holding.first else {
      if !entries.contains(where: { $0.1.isUnknown }) {
        add(group.line, "gap", "the gate says nothing of '\(group.id)' at \(turn)")
      }
      return
    }
    if holding.count > 1 {
      add(
        holding[1].0.line, "overlap",
        "'\(rule.id)' and '\(holding[1].0.id)' both are the gate of '\(group.id)' at \(turn)")
    }
    for level in policy.levels.map(\.id) + [policy.noData.id] where entry.value?[level] == nil {
      add(entry.line, "gap", "the gate of '\(group.id)' says nothing of '\(level)'")
    }
    let scope = rule.scope
    if !scope.purposes.isEmpty || !scope.vehicles.isEmpty || !scope.applicants.isEmpty {
      add(rule.line, "scope", "the gate is for groups; purposes, vehicles and applicants do not count in it")
    }
  }

  private mutating func checkChanges(_ number: Int, _ turn: Moment) {
    let group = policy.groups[number]
    for level in policy.levels + [policy.noData] {
      let own = policy.changes.filter {
        $0.levels.contains(level.id) && ($0.groups.isEmpty || $0.groups.contains(group.id))
          && $0.dated.entry(at: turn)?.value != nil
      }
      if own.isEmpty {
        add(
          level.line, "gap", "'on_change' says nothing of permits of '\(group.id)' in wards that come to '\(level.id)'")
      } else if own.count > 1 {
        add(
          own[1].line, "overlap",
          "'\(own[0].id)' and '\(own[1].id)' both say what becomes of permits of '\(group.id)' at '\(level.id)'")
      }
    }
  }

  private func pairs<T>(_ list: [T]) -> [(T, T)] {
    list.indices.flatMap { i in list[(i + 1)...].map { (list[i], $0) } }
  }

  /// Whether one request can be in both; both hold for one group already.
  private func meet(_ a: PolicyScope, _ b: PolicyScope) -> Bool {
    func meet<T: Hashable>(_ a: Set<T>, _ b: Set<T>) -> Bool { a.isEmpty || b.isEmpty || !a.isDisjoint(with: b) }
    return meet(a.purposes, b.purposes) && meet(a.vehicles, b.vehicles) && meet(a.applicants, b.applicants)
  }
}

extension Dated {
  var line: Int { entries.first?.line ?? 1 }
}
