import Quantities

extension PersonLine {
  /// Reckons the infectious window and the number of an F0 where the row does not say them and the definitions are known.
  func derive(_ status: inout CaseStatus, _ facts: CaseFacts, tests: [CaseTest], _ options: LineOptions) {
    guard let rules = options.rules, status.basis == .source else { return }
    if !given.contains(Columns(.infectiousFrom)), !given.contains(Columns(.infectiousUntil)) {
      (status.infectiousFrom, status.infectiousUntil) = rules.definitions.infectiousWindow(
        status.caseClass, reportDay: facts.reportDay, onset: facts.onset, tests: tests, offset: rules.offset)
    }
    if !given.contains(Columns(.distance)), let definition = try? rules.definitions.definition(on: facts.reportDay) {
      if definition.f0.contains(status.caseClass) {
        status.distance = 0
      } else if status.distance == 0 {
        status.distance = nil
      }
    }
  }
}
