import Criteria
import Quantities

extension AreaPolicyChecker {
  mutating func checkExamples() {
    var names: Set<String> = []
    for example in policy.examples {
      if !names.insert(example.name).inserted {
        add(example.line, "duplicate", "the example '\(example.name)' stands twice")
      }
      run(example)
    }
    demandMoments()
    demandRules()
  }

  private mutating func run(_ example: AreaExample) {
    let expected: String
    let found: String
    let reasons: [AreaReason]
    do throws(EpidemicAreaError) {
      switch example.question {
      case .passage(let direction, let ground, let facts, let verdict):
        let decision = try policy.decide(direction, ground: ground, facts, kind: example.kind, at: example.at)
        (expected, found, reasons) = (verdict.rawValue, decision.verdict.rawValue, decision.reasons)
      case .release(let facts, let start, let outcome):
        let finding = try policy.releaseTest(facts, kind: example.kind, start: start, at: example.at)
        (expected, found, reasons) = (outcome.rawValue, finding.outcome.rawValue, finding.reasons)
      }
    } catch {
      return add(
        example.line, "example-outside", "'\(example.name)' is dated \(example.at), when the policy is not in force")
    }
    let codes = reasons.map(\.code.rawValue)
    if expected != found {
      add(
        example.line, "example-fails",
        "'\(example.name)' should be \(expected) and comes out \(found): \(codes.joined(separator: ", "))")
    }
    for reason in example.reasons where !codes.contains(reason) {
      add(
        example.line, "example-fails",
        "'\(example.name)' should have the reason '\(reason)' and has \(codes.joined(separator: ", "))")
    }
  }

  /// An example in the last minute before other rules hold, and one exactly when they do.
  private mutating func demandMoments() {
    let dates = Set(policy.examples.map(\.at))
    for turn in policy.turns {
      for moment in [Moment(seconds: turn.seconds - 60), turn]
      where policy.period(at: moment) != nil && !dates.contains(moment) {
        add(1, "no-example", "rules change at \(turn) and no example is dated \(moment)")
      }
    }
  }

  /// An example for each direction of passing, and each rule of release.
  private mutating func demandRules() {
    for rule in policy.passage {
      let isShown = policy.examples.contains { example in
        guard case .passage(let direction, _, _, _) = example.question else { return false }
        return direction == rule.direction && (rule.kinds.isEmpty || rule.kinds.contains(example.kind))
      }
      if !isShown { add(rule.line, "no-example", "no example is of the rule '\(rule.id)'") }
    }
    for rule in policy.release {
      let isShown = policy.examples.contains { example in
        guard case .release = example.question else { return false }
        return rule.kinds.isEmpty || rule.kinds.contains(example.kind)
      }
      if !isShown { add(rule.line, "no-example", "no example is of the rule '\(rule.id)'") }
    }
  }
}
