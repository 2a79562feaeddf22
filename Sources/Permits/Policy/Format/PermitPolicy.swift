public import Criteria
public import Quantities

/// A permit policy as its file says it: names, and dated rules with citations. `edition(at:)` gives what holds at a moment.
public struct PermitPolicy: Sendable {
  public struct Exemption: Sendable {
    /// Id that stands in place of a purpose.
    public var id: String
    public var name: Localized
    public var dated: Dated<ExemptionRule>
    var line = 0
  }

  public struct Change: Sendable {
    public var id: String
    /// Levels of the ward for which it holds, the class without data among them.
    public var levels: [String]
    /// Empty for all.
    public var groups: Set<String>
    public var dated: Dated<ChangeAct>
    var line = 0
  }

  public var id: String
  public var version: String
  public var title: Localized
  public var jurisdiction: String
  /// Name of the file without its folder.
  public var file: String
  public var periods: [RulePeriod]
  /// Mildest first.
  public var levels: [RuleTerm]
  /// The class of wards without an answer.
  public var noData: RuleTerm
  public var groups: [PolicyGroup]
  public var purposes: [PolicyPurpose]
  public var issuers: [RuleTerm]
  public var documents: [RuleTerm]
  public var vehicles: [RuleTerm]
  public var forms: [RuleTerm]
  public var issuing: [PolicyRule<Issuing>]
  public var acceptedForms: Dated<PermitForms>
  public var requiredDocuments: [PolicyRule<[String]>]
  public var allowedVehicles: [PolicyRule<[String]>]
  public var allowedApplicants: [PolicyRule<Set<TravelRequest.Applicant>>]
  public var hours: [PolicyRule<PermitHours>]
  public var limits: [PolicyRule<PermitLimits>]
  public var needed: Dated<NeededRule>
  public var gateTerms: Dated<GateTerms>
  /// Of each group, cells by level; a level without a cell is refused.
  public var gate: [PolicyRule<[String: GateCell]>]
  public var changes: [Change]
  public var exemptions: [Exemption]
  public var offline: Dated<OfflineLimits>
  public var sources: [RuleSource]
  public var examples: [PolicyExample]
  var citedKeys: [CitedKey] = []
}

extension PermitPolicy {
  /// Every moment from which other rules hold, ascending; beginnings of its periods among them, ends too.
  public var turns: [Moment] {
    var turns: Set<Moment> = []
    func add<Value>(_ dated: Dated<Value>) { turns.formUnion(dated.entries.map(\.from)) }
    for period in periods {
      turns.insert(period.from)
      if let until = period.until { turns.insert(until) }
    }
    issuing.forEach { add($0.dated) }
    add(acceptedForms)
    requiredDocuments.forEach { add($0.dated) }
    allowedVehicles.forEach { add($0.dated) }
    allowedApplicants.forEach { add($0.dated) }
    hours.forEach { add($0.dated) }
    limits.forEach { add($0.dated) }
    add(needed)
    add(gateTerms)
    gate.forEach { add($0.dated) }
    changes.forEach { add($0.dated) }
    exemptions.forEach { add($0.dated) }
    add(offline)
    return turns.sorted()
  }

  /// The next moment from which other rules hold; `nil` when none is told.
  public func nextEdition(after moment: Moment) -> Moment? { turns.first { $0 > moment } }

  /// The period that holds at a moment; `nil` when the policy says nothing of it.
  public func period(at moment: Moment) -> RulePeriod? {
    periods.first { $0.contains(moment) }
  }

  /// The rules that hold at a moment.
  ///
  /// - Throws: `PermitError.notInForce`.
  public func edition(at moment: Moment) throws(PermitError) -> PolicyEdition {
    guard let period = period(at: moment) else { throw .notInForce(policy: id, at: moment) }
    return PolicyEdition(self, at: moment, period)
  }
}
