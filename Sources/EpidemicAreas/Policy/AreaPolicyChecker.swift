public import Criteria
import Quantities

/// Finds what is wrong with a policy of areas before anybody decides by it: gaps, overlaps, names that nothing reads, failing examples.
public struct AreaPolicyChecker {
  let policy: AreaPolicy
  private var findings: RuleFindings

  /// All findings, by line; empty when the policy is sound.
  public static func check(_ policy: AreaPolicy) -> [RuleFinding] {
    var checker = AreaPolicyChecker(policy: policy)
    checker.findings.checkCitations(id: policy.id, policy.citedKeys, policy.sources)
    checker.checkNames()
    checker.checkMoments()
    checker.checkTurns()
    checker.checkExamples()
    return checker.findings.sorted
  }

  private init(policy: AreaPolicy) {
    self.policy = policy
    findings = RuleFindings(file: policy.file)
  }

  mutating func add(_ line: Int, _ code: String, _ message: String) {
    findings.add(line, code, message)
  }

  /// A ground that is declared must be named by a rule or an example, or people would be asked for what means nothing.
  private mutating func checkNames() {
    var read = Set(policy.passage.flatMap { $0.dated.entries }.compactMap(\.value).flatMap { $0.grounds.keys })
    for case .passage(_, let ground, _, _) in policy.examples.map(\.question) { read.insert(ground) }
    for ground in policy.grounds where !read.contains(ground.id) {
      add(ground.line, "not-read", "the ground '\(ground.id)' is declared, and no rule or example names it")
    }
    var codes: [String: String] = [:]
    for group in policy.vulnerable {
      for code in group.codes {
        if let other = codes[code] {
          add(group.line, "overlap", "the code '\(code)' is in '\(other)' and in '\(group.id)'")
        }
        codes[code] = group.id
      }
    }
  }

  /// Entries outside of all periods say nothing to anybody.
  private mutating func checkMoments() {
    func check<Value>(_ dated: Dated<Value>, _ name: String, _ checker: inout Self) {
      for entry in dated.entries where checker.policy.period(at: entry.from) == nil {
        checker.add(entry.line, "outside", "'\(name)' changes at \(entry.from), when the policy is not in force")
      }
    }
    check(policy.elderlyFrom, "elderly_from", &self)
    check(policy.usualDays, "usual_days", &self)
    check(policy.suggestion, "suggestion", &self)
    for rule in policy.passage { check(rule.dated, rule.id, &self) }
    for rule in policy.release { check(rule.dated, rule.id, &self) }
  }

  /// In each time in which other rules hold, every kind of area must be told who passes, once, and at least one kind when it is released.
  private mutating func checkTurns() {
    for turn in policy.turns where policy.period(at: turn) != nil {
      if policy.elderlyFrom.entry(at: turn) == nil { add(1, "gap", "'elderly_from' says nothing of \(turn)") }
      if policy.usualDays.entry(at: turn) == nil { add(1, "gap", "'usual_days' says nothing of \(turn)") }
      if policy.suggestion.entry(at: turn) == nil { add(1, "gap", "'suggestion' says nothing of \(turn)") }
      for kind in AreaKind.allCases {
        for direction in PassageRule.Direction.allCases {
          let rules = policy.passageRules(direction, kind, at: turn)
          if rules.isEmpty {
            add(
              1, "gap", "no rule says who goes \(direction.words.en) of areas of the kind '\(kind.rawValue)' at \(turn)"
            )
          } else if rules.count > 1 {
            add(
              rules[1].rule.line, "overlap",
              "'\(rules[0].rule.id)' and '\(rules[1].rule.id)' both say who goes \(direction.words.en) at \(turn)")
          }
        }
        let release = policy.releaseRules(kind, at: turn)
        if release.count > 1 {
          add(
            release[1].rule.line, "overlap",
            "'\(release[0].rule.id)' and '\(release[1].rule.id)' both say when '\(kind.rawValue)' is released at \(turn)"
          )
        }
      }
      if AreaKind.allCases.allSatisfy({ policy.releaseRules($0, at: turn).isEmpty }) {
        add(
          1, "gap",
          "no rule says when any area is released at \(turn); write null with confidence unknown if nobody knows")
      }
    }
  }
}
