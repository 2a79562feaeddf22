public import Criteria
import Quantities

/// Finds what is wrong with a quarantine policy before anybody is put under an order by it: entries that nothing reads, rules that
/// never count, failing examples, and changes of rules without an example on both sides.
public struct QuarantineChecker {
  let policy: QuarantinePolicy
  private var findings: RuleFindings

  /// All findings, by line; empty when the policy is sound.
  public static func check(_ policy: QuarantinePolicy) -> [RuleFinding] {
    var checker = QuarantineChecker(policy: policy)
    checker.findings.checkCitations(id: policy.id, policy.citedKeys, policy.sources)
    checker.checkNames()
    checker.checkMoments()
    checker.checkOrder()
    checker.checkExamples()
    checker.demandExamples()
    return checker.findings.sorted
  }

  private init(policy: QuarantinePolicy) {
    self.policy = policy
    findings = RuleFindings(file: policy.file)
  }

  mutating func add(_ line: Int, _ code: String, _ message: String) {
    findings.add(line, code, message)
  }

  private mutating func checkNames() {
    let read = Set(policy.rules.map(\.jurisdiction) + policy.releases.map(\.jurisdiction))
    for jurisdiction in policy.jurisdictions where !read.contains(jurisdiction.id) {
      add(jurisdiction.line, "not-read", "the jurisdiction '\(jurisdiction.id)' is declared and no rule is of it")
    }
    let releases = policy.releases.flatMap { rule in rule.kinds.map { "\($0.rawValue) in \(rule.jurisdiction)" } }
    for rule in policy.releases {
      for kind in rule.kinds where releases.count(where: { $0 == "\(kind.rawValue) in \(rule.jurisdiction)" }) > 1 {
        add(rule.line, "overlap", "several rules of release are for '\(kind.rawValue)' in \(rule.jurisdiction)")
      }
    }
  }

  /// An entry outside all periods would never be read.
  private mutating func checkMoments() {
    for entry in policy.entries where policy.period(on: entry.from) == nil {
      add(entry.line, "outside", "this entry holds from \(entry.from), when the policy is not in force")
    }
  }

  /// A rule behind one without a condition, for the same people and place, never counts while that one holds.
  private mutating func checkOrder() {
    for (place, rule) in policy.rules.enumerated() {
      for first in policy.rules[..<place]
      where first.jurisdiction == rule.jurisdiction && first.condition.isEmpty && first.kinds.isSuperset(of: rule.kinds)
      {
        for moment in (first.dated.entries + rule.dated.entries).map(\.from) {
          guard let other = first.dated.entry(at: moment), other.value != nil || other.isUnknown,
            let entry = rule.dated.entry(at: moment), entry.value != nil || entry.isUnknown
          else { continue }
          add(
            entry.line, "hidden", "'\(first.id)' stands before '\(rule.id)' and holds for everybody on \(moment.day)")
        }
      }
    }
  }

  // MARK: Examples

  private mutating func checkExamples() {
    var names: Set<String> = []
    for example in policy.examples {
      if !names.insert(example.name).inserted {
        add(example.line, "duplicate", "the example '\(example.name)' stands twice")
      }
      for difference in policy.differences(of: example) {
        add(example.line, "example-fails", "'\(example.name)' \(difference)")
      }
    }
  }

  /// For every change of a rule an example of such a person on the last day before it, and one on its first.
  private mutating func demandExamples() {
    for rule in policy.rules {
      demand(rule.id, rule.kinds, rule.jurisdiction, rule.dated, isRelease: false)
    }
    for rule in policy.releases {
      demand(rule.id, rule.kinds, rule.jurisdiction, rule.dated, isRelease: true)
    }
    for rule in policy.rules {
      let isNamed = policy.examples.contains { $0.expected?.rule == rule.id }
      if !isNamed { add(rule.line, "no-example", "no example comes out at the rule '\(rule.id)'") }
    }
    let ways = Set(policy.examples.compactMap { $0.release?.way })
    for rule in policy.releases {
      for entry in rule.dated.entries {
        for way in entry.value ?? [] where !ways.contains(way.id) {
          add(entry.line, "no-example", "no example is let go in the way '\(way.id)'")
        }
      }
    }
  }

  private mutating func demand<Value>(
    _ id: String, _ kinds: Set<PersonKind>, _ jurisdiction: String, _ dated: Dated<Value>, isRelease: Bool
  ) {
    let days = policy.examples.filter { example in
      kinds.contains(example.facts.kind) && (example.release != nil) == isRelease
        && policy.jurisdictions(of: example.jurisdiction).contains(jurisdiction)
    }.map(\.facts.exposure)
    for entry in dated.entries {
      let first = entry.from.day
      // Before the policy begins there is nothing that a release could be asked of.
      for day in [first - 1, first] where !days.contains(day) && (!isRelease || policy.period(on: day) != nil) {
        add(entry.line, "no-example", "'\(id)' changes on \(first) and no example of such a person is of \(day)")
      }
    }
  }
}

extension QuarantinePolicy {
  /// Line and first day of every dated entry.
  var entries: [(line: Int, from: Day)] {
    func all<Value>(_ dated: [Dated<Value>]) -> [(line: Int, from: Day)] {
      dated.flatMap(\.entries).map { ($0.line, $0.from.day) }
    }
    return all(rules.map(\.dated)) + all(releases.map(\.dated)) + all([monitoring])
  }

  /// What of an example comes out otherwise than it should, in words.
  func differences(of example: QuarantineExample) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ name: String, _ expected: Value?, _ value: Value?) {
      guard let expected, expected != value else { return }
      found.append(
        "should have \(name) \(expected) and has \(value.map { "\($0)" } ?? "none")")
    }
    if let expected = example.expected {
      let answer = answer(for: example.facts, at: example.place, in: example.jurisdiction)
      compare("the outcome", expected.outcome.rawValue, answer.outcome.rawValue)
      compare("the rule", expected.rule, answer.rule)
      compare("the places", expected.places?.map(\.rawValue), answer.places.map(\.rawValue))
      compare("days", expected.days, answer.days)
      compare("tests", expected.tests, answer.testDays)
      compare("days of watching", expected.watchDays, answer.watchDays)
      compare("unknown", expected.unknown?.map(\.rawValue), answer.unknown.map(\.rawValue))
    }
    if let expected = example.release {
      guard let answer = release(expected.question, of: example.facts, in: example.jurisdiction) else {
        return ["is of a person for whom there is no rule of release"]
      }
      compare("as being let go", expected.isAllowed, answer.isAllowed)
      compare("the way", expected.way, answer.way)
    }
    return found
  }
}
