import Criteria
import Quantities

extension PolicyChecker {
  mutating func checkExamples() {
    var names: Set<String> = []
    for example in policy.examples {
      if !names.insert(example.name).inserted {
        add(example.line, "duplicate", "the example '\(example.name)' stands twice")
      }
      run(example)
    }
    demandMoments()
    demandNames()
  }

  private mutating func run(_ example: PolicyExample) {
    let run = PolicyExampleRun(policy: policy, example: example)
    do throws(PermitError) {
      if let expected = example.decision {
        let decision = try run.decision()
        let codes = decision.reasons.map(\.code)
        expect(example, expected.rawValue, decision.outcome.rawValue, codes)
        if let issuer = example.issuer { expect(example, issuer, decision.issuer ?? "nobody", codes) }
        if let hours = example.allowedHours {
          let held = (decision.until.seconds - decision.from.seconds) / 3600
          expect(example, "\(hours) hours", "\(held) hours", codes)
        }
        expectReasons(example, codes)
      } else if let expected = example.change {
        let change = try run.change()
        expect(example, expected.rawValue, change.action.rawValue, change.codes)
        expectReasons(example, change.codes)
      }
    } catch {
      add(example.line, "example-outside", "'\(example.name)' is dated \(example.at), when the policy is not in force")
    }
  }

  private mutating func expect(_ example: PolicyExample, _ expected: String, _ found: String, _ codes: [String]) {
    guard expected != found else { return }
    add(
      example.line, "example-fails",
      "'\(example.name)' should be \(expected) and comes out \(found): \(codes.joined(separator: ", "))")
  }

  private mutating func expectReasons(_ example: PolicyExample, _ codes: [String]) {
    for reason in example.reasons where !codes.contains(reason) {
      add(
        example.line, "example-fails",
        "'\(example.name)' should have the reason '\(reason)' and has \(codes.joined(separator: ", "))")
    }
  }

  /// An example in the last minute before other rules hold, and one exactly when they do.
  private mutating func demandMoments() {
    let dates = Set(policy.examples.map(\.at))
    let lines = Dictionary(policy.entries.map { ($0.from, $0.line) }, uniquingKeysWith: { first, _ in first })
    for turn in policy.turns {
      let before = Moment(seconds: turn.seconds - 60)
      for moment in [before, turn] where policy.period(at: moment) != nil && !dates.contains(moment) {
        add(lines[turn] ?? 1, "no-example", "rules change at \(turn) and no example is dated \(moment)")
      }
    }
  }

  /// An example for each group, exemption and level, of a journey and of a live permit.
  private mutating func demandNames() {
    let purposes = Set(policy.examples.map(\.purpose))
    for group in policy.groups
    where !policy.purposes.contains(where: { $0.group == group.id && purposes.contains($0.id) }) {
      add(group.line, "no-example", "no example is of the group '\(group.id)'")
    }
    for exemption in policy.exemptions where !purposes.contains(exemption.id) {
      add(exemption.line, "no-example", "no example is of the exemption '\(exemption.id)'")
    }
    let levels = Set(policy.examples.flatMap { [$0.origin.level, $0.destination.level] + $0.through.map(\.level) })
    for level in policy.levels + [policy.noData] where !levels.contains(level.id) {
      add(level.line, "no-example", "no example has a ward at '\(level.id)'")
    }
    if !policy.examples.contains(where: { $0.change != nil }) {
      add(policy.changes.first?.line ?? 1, "no-example", "no example says what becomes of a live permit")
    }
  }
}
