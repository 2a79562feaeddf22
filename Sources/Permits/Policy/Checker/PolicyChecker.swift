public import Criteria
import Quantities

/// Finds what is wrong with a permit policy before anybody decides by it: gaps, overlaps, names that nothing reads, failing examples.
public struct PolicyChecker {
  let policy: PermitPolicy
  private var findings: RuleFindings

  /// All findings, by line; empty when the policy is sound.
  public static func check(_ policy: PermitPolicy) -> [RuleFinding] {
    var checker = PolicyChecker(policy: policy)
    checker.findings.checkCitations(id: policy.id, policy.citedKeys, policy.sources)
    checker.checkNames()
    checker.checkMoments()
    checker.checkEditions()
    checker.checkExamples()
    return checker.findings.sorted
  }

  private init(policy: PermitPolicy) {
    self.policy = policy
    findings = RuleFindings(file: policy.file)
  }

  mutating func add(_ line: Int, _ code: String, _ message: String) {
    findings.add(line, code, message)
  }

  /// What is declared must be read by some rule; vehicles may be named by applicants alone.
  private mutating func checkNames() {
    func values<Value>(_ dated: Dated<Value>) -> [Value] { dated.entries.compactMap(\.value) }
    let issuers = Set(policy.issuing.flatMap { values($0.dated) }.map(\.issuer))
    unread(policy.issuers, issuers, "issuer")
    let documents =
      policy.requiredDocuments.flatMap { values($0.dated) }.joined()
      + policy.exemptions.flatMap { values($0.dated) }.flatMap(\.proof)
    unread(policy.documents, Set(documents), "document")
    unread(policy.forms, Set(values(policy.acceptedForms).flatMap(\.accepted)), "form")
    for group in policy.groups where !policy.purposes.contains(where: { $0.group == group.id }) {
      add(group.line, "not-read", "no purpose leads to the group '\(group.id)'")
    }
  }

  private mutating func unread(_ terms: [RuleTerm], _ read: Set<String>, _ kind: String) {
    for term in terms where !read.contains(term.id) {
      add(term.line, "not-read", "the \(kind) '\(term.id)' is declared and no rule names it")
    }
  }

  /// An entry outside all periods would never be read.
  private mutating func checkMoments() {
    for (line, moment) in policy.entries where policy.period(at: moment) == nil {
      add(line, "outside", "this entry holds from \(moment), when the policy is not in force")
    }
  }
}

extension PermitPolicy {
  /// Line and beginning of every dated entry.
  var entries: [(line: Int, from: Moment)] {
    func all<Value>(_ dated: [Dated<Value>]) -> [(line: Int, from: Moment)] {
      dated.flatMap(\.entries).map { ($0.line, $0.from) }
    }
    var entries = all(issuing.map(\.dated)) + all([acceptedForms]) + all(requiredDocuments.map(\.dated))
    entries += all(allowedVehicles.map(\.dated)) + all(allowedApplicants.map(\.dated)) + all(hours.map(\.dated))
    entries += all(limits.map(\.dated)) + all([needed]) + all([gateTerms]) + all(gate.map(\.dated))
    entries += all(changes.map(\.dated)) + all(exemptions.map(\.dated)) + all([offline])
    return entries
  }
}
