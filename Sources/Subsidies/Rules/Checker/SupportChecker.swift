public import Criteria
import Quantities

/// Finds what is wrong with policies of support before anybody is paid by them: names that nothing reads, entries that never hold, policies
/// that exclude each other one way only, failing examples, and changes of terms or limits without examples beside them.
public struct SupportChecker {
  let file: SupportPolicies
  private var findings: RuleFindings

  /// All findings, by line; empty when the policies are sound.
  public static func check(_ file: SupportPolicies) -> [RuleFinding] {
    var checker = SupportChecker(file: file)
    checker.findings.checkCitations(id: file.id, file.citedKeys, file.sources)
    checker.checkNames()
    checker.checkExclusions()
    checker.checkExamples()
    checker.demandExamples()
    return checker.findings.sorted
  }

  private init(file: SupportPolicies) {
    self.file = file
    findings = RuleFindings(file: file.file)
  }

  private mutating func add(_ line: Int, _ code: String, _ message: String) { findings.add(line, code, message) }

  private mutating func checkNames() {
    let read = file.policies.flatMap { $0.dated.entries.compactMap(\.value) }.reduce(into: Set<String>()) {
      $0.formUnion($1.read)
    }
    for spell in file.spells where !read.contains(spell.id) {
      add(spell.line, "not-read", "the spell '\(spell.id)' is declared and no policy reads it")
    }
    for question in file.questions where !read.contains(question.id) {
      add(question.line, "not-read", "the question '\(question.id)' is declared and no policy reads it")
    }
    let papers = Set(
      file.policies.flatMap { $0.dated.entries.compactMap(\.value) }.flatMap { terms in
        terms.documents + terms.additions.flatMap(\.documents)
      })
    for document in file.documents {
      if !papers.contains(document.id) {
        add(document.line, "not-read", "the paper '\(document.id)' is declared and no policy asks for it")
      }
      for fact in document.proves where !read.contains(fact) {
        add(document.line, "not-read", "the paper '\(document.id)' proves '\(fact)', which no policy reads")
      }
    }
    for policy in file.policies where !policy.isPaid {
      for entry in policy.dated.entries where entry.value.map({ !$0.additions.isEmpty }) ?? false {
        add(entry.line, "not-read", "'\(policy.id)' is not paid here and has additions")
      }
    }
  }

  private mutating func checkExclusions() {
    for policy in file.policies {
      for entry in policy.dated.entries {
        for other in entry.value?.excludes ?? [] {
          guard let named = file.policy(other) else { continue }
          if other == policy.id { add(entry.line, "self", "'\(policy.id)' excludes itself") }
          let isMutual = named.dated.entries.allSatisfy { $0.value?.excludes.contains(policy.id) ?? true }
          if !isMutual {
            add(entry.line, "one-way", "'\(policy.id)' excludes '\(other)', which does not exclude it")
          }
        }
      }
    }
  }

  // MARK: Examples

  private mutating func checkExamples() {
    var names: Set<String> = []
    for example in file.examples {
      if !names.insert(example.name).inserted {
        add(example.line, "duplicate", "the example '\(example.name)' stands twice")
      }
      for difference in file.differences(of: example) {
        add(example.line, "example-fails", "'\(example.name)' \(difference)")
      }
    }
  }

  /// Of each policy one example that is entitled (open, where nobody knows the amount) and one that is not; of each entry one on its first
  /// day and one on the day before; of each least number of days one with exactly so many and one with a day less.
  private mutating func demandExamples() {
    for policy in file.policies {
      let mine = file.examples.filter { $0.policy == policy.id }
      let isKnown = policy.dated.entries.contains { $0.value.map { !policy.isPaid || $0.amount != nil } ?? false }
      for verdict in [isKnown ? SupportAnswer.Verdict.entitled : .open, .notEntitled]
      where !mine.contains(where: { $0.verdict == verdict }) {
        add(policy.line, "no-example", "no example of '\(policy.id)' comes out as \(verdict.rawValue)")
      }
      for (place, entry) in policy.dated.entries.enumerated() where place > 0 {
        let days = Set(
          mine.flatMap { example in policy.pickedBy == .claim ? [example.claimDay] : example.facts.spells.map(\.from) })
        for day in [entry.from.day - 1, entry.from.day] where !days.contains(day) {
          add(entry.line, "no-example", "'\(policy.id)' changes on \(entry.from.day) and no example is of \(day)")
        }
      }
      for entry in policy.dated.entries {
        for least in Set(entry.value?.leastDays ?? []) where least > 1 {
          let lengths = Set(mine.flatMap(\.lengths))
          for days in [least - 1, least] where !lengths.contains(days) {
            add(entry.line, "no-example", "'\(policy.id)' asks for \(least) days and no example has \(days)")
          }
        }
      }
    }
  }
}
