import Criteria
import Quantities

@testable import Permits

/// Decides a journey as the policy's page tells it, hour by hour and entry by entry, without the tables of an edition.
///
/// Slow, and written apart from the decision that it is compared with. Every moment of the world that it is given is on a full hour.
struct DecisionByDefinition {
  let policy: PermitPolicy
  let request: TravelRequest
  let outlook: ZoneOutlook
  let now: Moment
  let quarantine: QuarantineOrder?
  private(set) var outcome = PermitDecision.Outcome.allowed
  private(set) var codes: Set<String> = []
  private(set) var from: Moment
  private(set) var until: Moment
  /// Minutes of the day.
  private(set) var minutes: Set<Int>
  private(set) var issuer: String?

  init(
    _ policy: PermitPolicy, _ request: TravelRequest, _ outlook: ZoneOutlook, _ now: Moment,
    _ quarantine: QuarantineOrder?
  ) {
    self.policy = policy
    self.request = request
    self.outlook = outlook
    self.now = now
    self.quarantine = quarantine
    from = request.from > now ? request.from : now
    until = request.until
    minutes = Self.minutes(request.hours)
    decide()
  }

  static func minutes(_ span: ClockSpan) -> Set<Int> { Set((0..<1440).filter { span.contains(minute: $0) }) }

  /// The last entry that has begun.
  private func holding<Value>(_ dated: Dated<Value>) -> Dated<Value>.Entry? {
    var found: Dated<Value>.Entry?
    for entry in dated.entries where entry.from.seconds <= from.seconds { found = entry }
    return found
  }

  private func applies(_ scope: PolicyScope, _ group: String) -> Bool {
    if !scope.groups.isEmpty, !scope.groups.contains(group) { return false }
    if !scope.purposes.isEmpty, !scope.purposes.contains(request.purpose) { return false }
    if !scope.applicants.isEmpty, !scope.applicants.contains(request.applicant) { return false }
    if !scope.vehicles.isEmpty {
      guard let vehicle = request.vehicle, scope.vehicles.contains(vehicle) else { return false }
    }
    return true
  }

  private func rules<Value>(_ rules: [PolicyRule<Value>], _ group: String) -> [Dated<Value>.Entry] {
    rules.filter { applies($0.scope, group) }.compactMap { holding($0.dated) }
  }

  private mutating func say(_ code: PermitReason.Code, _ outcome: PermitDecision.Outcome? = nil) {
    codes.insert(code.rawValue)
    guard let outcome else { return }
    let order: [PermitDecision.Outcome] = [.allowed, .review, .documents, .refused]
    if order.firstIndex(of: outcome)! > order.firstIndex(of: self.outcome)! { self.outcome = outcome }
  }

  func span(_ ward: Int, _ moment: Moment) -> ZoneOutlook.Span {
    var found = outlook.spans[ward][0]
    for span in outlook.spans[ward] where span.from <= moment { found = span }
    return found
  }

  private mutating func decide() {
    if from >= until { return say(.past, .refused) }
    if from >= outlook.until { return say(.tooFarAhead, .refused) }
    let period = policy.periods.first { $0.from <= from && ($0.until == nil || from < $0.until!) }!
    if let end = period.until, end < until {
      say(.policyEnds)
      until = end
    }
    let exemption = policy.exemptions.first { $0.id == request.purpose }
    let exempt = exemption.flatMap { holding($0.dated)?.value }
    var isHeld = false
    if let order = quarantine, !(exempt?.evenInQuarantine ?? false) {
      let hours = (0..<(until.seconds - from.seconds) / 3600).map { from + Int($0) }
      let first = hours.first { order.from <= $0 && (order.until == nil || $0 < order.until!) }
      if let first, first == from {
        say(.quarantine, .refused)
        isHeld = true
      } else if let first {
        say(.quarantineBegins)
        until = first
      }
    }
    if exemption != nil {
      guard let exempt else { return say(.ruleUnknown, .refused) }
      for ward in [request.origin, request.destination] {
        if let level = span(ward, from).level, exempt.notIn.contains(level) { say(.exemptionLevel, .refused) }
      }
      if outcome == .refused { return }
      say(.exempt)
      outcome = .needless
      return
    }
    guard let group = policy.purposes.first(where: { $0.id == request.purpose })?.group else {
      return say(.unknownPurpose, .refused)
    }
    if !isHeld, !isNeeded {
      say(.notNeeded)
      outcome = .needless
      return
    }
    if let asked = request.group, asked != group { say(.otherGroup, .refused) }
    decideRest(group)
  }

  private mutating func decideRest(_ group: String) {
    for rule in rules(policy.allowedApplicants, group) {
      if let value = rule.value {
        if !value.contains(request.applicant) { say(.applicant, .refused) }
      } else if rule.confidence == .unknown {
        say(.ruleUnknown, .review)
      }
    }
    for rule in rules(policy.allowedVehicles, group) {
      if let value = rule.value {
        if !value.contains(request.vehicle ?? "") { say(.vehicle, .refused) }
      } else if rule.confidence == .unknown {
        say(.ruleUnknown, .review)
      }
    }
    for rule in rules(policy.hours, group) {
      guard let value = rule.value else {
        if rule.confidence == .unknown { say(.ruleUnknown, .review) }
        continue
      }
      if request.weekdays.contains(where: { !value.weekdays.contains($0) }) { say(.weekdays, .refused) }
      let common = minutes.intersection(Self.minutes(value.span))
      if common == minutes { continue }
      // What is left must be one row of minutes by the clock.
      let begins = common.filter { !common.contains(($0 + 1439) % 1440) }
      if begins.count == 1 {
        minutes = common
        say(.hoursCut)
      } else {
        say(.hours, .refused)
      }
    }
    for rule in rules(policy.requiredDocuments, group) {
      if let value = rule.value {
        if !request.documents.isSuperset(of: value) { say(.documents, .documents) }
      } else if rule.confidence == .unknown {
        say(.ruleUnknown, .review)
      }
    }
    let limits = rules(policy.limits, group)
    if limits.contains(where: { $0.value == nil && $0.confidence == .unknown }) || limits.isEmpty {
      say(.ruleUnknown, .review)
    }
    for limit in limits.compactMap(\.value).sorted(by: { $0.longestHours < $1.longestHours }).prefix(1)
    where from + limit.longestHours < until {
      until = from + limit.longestHours
      say(.longest)
    }
    if let issuing = rules(policy.issuing, group).compactMap(\.value).first {
      issuer = issuing.issuer
      if issuing.secondOfficer { say(.secondOfficer) }
    } else {
      say(.noIssuer, .refused)
    }
    decideGate(group)
  }

  var terms: GateTerms { holding(policy.gateTerms)!.value! }

  func wards(_ terms: GateTerms) -> [(ward: Int, role: GateRole)] {
    [(request.origin, .origin), (request.destination, .destination)]
      + (terms.route == .ends ? [] : request.route.filter { ![request.origin, request.destination].contains($0) })
      .map { ($0, .through) }
  }

  private mutating func decideGate(_ group: String) {
    let terms = terms
    if until > outlook.until {
      until = outlook.until
      say(.tooFarAhead)
    }
    let wards = wards(terms)
    if terms.needsMap, wards.contains(where: { span($0.ward, from).revision == nil }) { return say(.noMap, .refused) }
    var isClear = true
    for (ward, role) in wards {
      let (own, all, kind) = verdict(ward, role, from, group)
      if own != .allow { say(code(kind, role, own), own == .refuse ? .refused : .review) }
      if all != own || (own == .review && isStricterInside(ward, role, from, group)) {
        say(.partlyDecreed, all == .refuse ? .refused : .review)
        isClear = false
      }
      if own != .allow { isClear = false }
    }
    if isClear { say(.gateAllows) }
    guard terms.atChange != .ignore else { return }
    var hour = from + 1
    while hour < until {
      let isCut = wards.contains { ward, role in
        terms.atChange == .any
          ? span(ward, hour).from > from && span(ward, hour).from == hour
          : verdict(ward, role, hour, group).all != .allow && span(ward, hour).from > from
      }
      if isCut {
        until = hour
        return say(.changeKnown)
      }
      hour = hour + 1
    }
  }

  private func code(_ kind: String, _ role: GateRole, _ verdict: GateVerdict) -> PermitReason.Code {
    if kind == "none" { return .noData }
    if kind == "unknown" { return .unknownLevel }
    let names = verdict == .refuse ? "level" : "asks"
    let role = role == .origin ? "origin" : role == .destination ? "destination" : "route"
    return PermitReason.Code(rawValue: "\(role)-\(names)")!
  }

  private func row(_ group: String) -> [String: GateCell] {
    rules(policy.gate, group).compactMap(\.value).first!
  }

  private func isStricterInside(_ ward: Int, _ role: GateRole, _ moment: Moment, _ group: String) -> Bool {
    guard terms.partly != .ignore else { return false }
    let own = verdict(ward, role, moment, group).own
    return span(ward, moment).parts.contains {
      (row(group)[outlook.decrees[$0].level] ?? GateCell(.refuse))[role] > own
    }
  }

  /// What the ward's own level says, what it says with decrees in parts, and what kind of level it is.
  func verdict(
    _ ward: Int, _ role: GateRole, _ moment: Moment, _ group: String
  ) -> (own: GateVerdict, all: GateVerdict, kind: String) {
    let span = span(ward, moment)
    let known = policy.levels.map(\.id)
    let kind: String
    let cell: GateCell?
    if let level = span.level, known.contains(level) {
      (kind, cell) = ("level", row(group)[level])
    } else if span.level == nil || span.level == policy.noData.id || span.isUnranked {
      (kind, cell) = ("none", row(group)[policy.noData.id])
    } else {
      (kind, cell) = ("unknown", nil)
    }
    let own = (cell ?? GateCell(.refuse))[role]
    var inside = own
    for part in span.parts {
      let verdict = (row(group)[outlook.decrees[part].level] ?? GateCell(.refuse))[role]
      if verdict > inside { inside = verdict }
    }
    if inside > own {
      switch terms.partly {
      case .ignore: inside = own
      case .review: inside = own < .review ? .review : own
      case .refuse: inside = .refuse
      }
    }
    return (own, inside, kind)
  }

  private var isNeeded: Bool {
    guard let entry = holding(policy.needed), let rule = entry.value else { return true }
    if rule.everywhere { return true }
    var hour = from
    let end = until < outlook.until ? until : outlook.until
    while hour < end {
      for ward in [request.origin, request.destination] + request.route {
        if rule.wards.contains(outlook.places[ward].code) { return true }
        let span = span(ward, hour)
        var levels = [span.level ?? ""]
        if terms.partly != .ignore { levels += span.parts.map { outlook.decrees[$0].level } }
        for level in levels where rule.levels.contains(level) || !policy.levels.map(\.id).contains(level) {
          return true
        }
      }
      hour = hour + 1
    }
    return false
  }
}
