public import Criteria
public import Quantities

/// The rules of a permit policy that hold at a moment, ready for decisions.
///
/// Immutable and shared between threads; one object, so that handing it on costs nothing. The edition to take is that of the moment from
/// which a permit would hold.
public final class PolicyEdition: Sendable {
  /// A rule in force; without a value it is repealed, or nobody knows it.
  struct Rule<Value: Sendable>: Sendable {
    var scope: PolicyScope
    var value: Value?
    var isUnknown: Bool
    var citation: String
  }

  public let policy: PermitPolicy
  /// For which it was made.
  public let at: Moment
  /// The first moment at which other rules hold; `nil` when none is told.
  public let until: Moment?
  /// The first moment at which the policy holds no more; `nil` for open.
  public let end: Moment?
  let endCitation: String
  let groupNumbers: [String: Int]
  let levelNumbers: [String: Int]
  let purposes: [String: PolicyPurpose]
  let issuing: [Rule<Issuing>]
  let documents: [Rule<[String]>]
  let vehicles: [Rule<[String]>]
  let applicants: [Rule<Set<TravelRequest.Applicant>>]
  let hours: [Rule<PermitHours>]
  let limits: [Rule<PermitLimits>]
  let forms: Rule<PermitForms>
  let needed: Rule<NeededRule>
  let terms: Rule<GateTerms>
  let offlineRule: Rule<OfflineLimits>
  let exemptions: [String: Rule<ExemptionRule>]
  /// Of each group, cells of the levels, then of the class without data, then of levels that the policy does not know.
  let gate: [Gate?]
  /// Of each group and level, in the order of the gate's cells.
  let changes: [[Rule<ChangeAct>?]]

  struct Gate: Sendable {
    var cells: [GateCell]
    var citation: String
  }

  init(_ policy: PermitPolicy, at moment: Moment, _ period: RulePeriod) {
    func rules<Value>(_ rules: [PolicyRule<Value>]) -> [Rule<Value>] {
      rules.compactMap { rule in rule.dated.entry(at: moment).map { Self.rule(rule.scope, $0) } }
    }
    func one<Value>(_ dated: Dated<Value>) -> Rule<Value> {
      dated.entry(at: moment).map { Self.rule(PolicyScope(), $0) }
        ?? Rule(scope: PolicyScope(), value: nil, isUnknown: true, citation: "")
    }
    self.policy = policy
    at = moment
    until = policy.nextEdition(after: moment)
    end = period.until
    endCitation = period.citation
    groupNumbers = Dictionary(uniqueKeysWithValues: policy.groups.enumerated().map { ($1.id, $0) })
    let levels = policy.levels.map(\.id) + [policy.noData.id]
    levelNumbers = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
    purposes = Dictionary(uniqueKeysWithValues: policy.purposes.map { ($0.id, $0) })
    issuing = rules(policy.issuing)
    documents = rules(policy.requiredDocuments)
    vehicles = rules(policy.allowedVehicles)
    applicants = rules(policy.allowedApplicants)
    hours = rules(policy.hours)
    limits = rules(policy.limits)
    forms = one(policy.acceptedForms)
    needed = one(policy.needed)
    terms = one(policy.gateTerms)
    offlineRule = one(policy.offline)
    exemptions = Dictionary(uniqueKeysWithValues: policy.exemptions.map { ($0.id, one($0.dated)) })
    let gateRules = rules(policy.gate)
    gate = policy.groups.map { group in
      let own = gateRules.first { $0.value != nil && ($0.scope.groups.isEmpty || $0.scope.groups.contains(group.id)) }
      guard let own, let row = own.value else { return nil }
      return Gate(
        cells: levels.map { row[$0] ?? GateCell(.refuse) } + [GateCell(.refuse)], citation: own.citation)
    }
    changes = policy.groups.map { group in
      (levels + [""]).map { level in
        for change in policy.changes where change.levels.contains(level) {
          guard change.groups.isEmpty || change.groups.contains(group.id),
            let entry = change.dated.entry(at: moment), entry.value != nil
          else { continue }
          return Self.rule(PolicyScope(), entry)
        }
        return nil
      }
    }
  }

  private static func rule<Value>(_ scope: PolicyScope, _ entry: Dated<Value>.Entry) -> Rule<Value> {
    Rule(scope: scope, value: entry.value, isUnknown: entry.isUnknown, citation: entry.citation)
  }

  /// Number of the class without data among the cells of a group's gate.
  var noDataNumber: Int { policy.levels.count }
  /// Number of the cell for levels that the policy does not know.
  var unknownNumber: Int { policy.levels.count + 1 }

  /// Number of what a ward has in a time among the cells of the gate; of the class without data where nothing is known.
  func number(_ span: ZoneOutlook.Span) -> Int {
    guard let level = span.level else { return noDataNumber }
    return levelNumbers[level] ?? (span.isUnranked ? noDataNumber : unknownNumber)
  }

  /// The name of a level; its id where the policy does not know it.
  public func name(ofLevel id: String) -> Localized {
    if let number = levelNumbers[id] {
      return number < policy.levels.count ? policy.levels[number].name : policy.noData.name
    }
    return Localized(english: id, vietnamese: id)
  }
}
