import Criteria
import Quantities

/// One decision on its way: the time that is left, and the reasons so far.
struct Decider {
  /// How much a reason weighs; the heavier come first.
  enum Weight: Int, CaseIterable {
    case refuses, lacks, asks, tells
  }

  let edition: PolicyEdition
  let request: TravelRequest
  let outlook: ZoneOutlook
  private(set) var from: Moment
  private(set) var until: Moment
  private(set) var hours: ClockSpan
  var group: String?
  var groupNumber: Int?
  var issuing: Issuing?
  var revision: Int?
  /// Set where no permit is needed at all.
  var isNeedless = false
  private var found: [[PermitReason]] = Array(repeating: [], count: Weight.allCases.count)

  init(_ edition: PolicyEdition, _ request: TravelRequest, _ outlook: ZoneOutlook, _ now: Moment) {
    self.edition = edition
    self.request = request
    self.outlook = outlook
    from = max(request.from, now)
    until = request.until
    hours = request.hours
  }

  var words: GateWords { GateWords(edition: edition, outlook: outlook) }
  var refuses: Bool { !found[Weight.refuses.rawValue].isEmpty }

  mutating func add(_ weight: Weight, _ reason: PermitReason) { found[weight.rawValue].append(reason) }

  mutating func add(
    _ weight: Weight, _ code: PermitReason.Code, english: String, vietnamese: String, citation: String = "",
    from: Moment? = nil
  ) {
    add(
      weight,
      PermitReason(
        code: code.rawValue, words: Localized(english: english, vietnamese: vietnamese), citation: citation, from: from)
    )
  }

  mutating func cut(at moment: Moment) { until = min(until, moment) }
  mutating func cut(to span: ClockSpan) { hours = span }

  mutating func decide(_ quarantine: QuarantineOrder?) {
    revision = [request.origin, request.destination].compactMap { outlook.span(ofWard: $0, at: from).revision }.max()
    let exemption = edition.exemptions[request.purpose]
    group = edition.purposes[request.purpose]?.group
    groupNumber = group.flatMap { edition.groupNumbers[$0] }
    guard checkTime() else { return }
    checkQuarantine(quarantine, exemption?.value)
    if let exemption {
      checkExemption(exemption)
      return
    }
    guard let group, let number = groupNumber else {
      add(
        .refuses, .unknownPurpose, english: "The policy has no purpose '\(request.purpose)'.",
        vietnamese: "Quy định không có mục đích '\(request.purpose)'.")
      return
    }
    if !refuses, checkNeed() { return }
    checkGroup(group)
    checkWho(group)
    checkHours(group)
    checkDocuments(group)
    checkLimits(group)
    checkIssuer(group)
    checkGate(number)
    if issuing?.secondOfficer == true {
      add(
        .tells, .secondOfficer, english: "A second officer must agree before the permit is issued.",
        vietnamese: "Phải có cán bộ thứ hai đồng ý trước khi cấp giấy.")
    }
  }

  var decision: PermitDecision {
    let outcome: PermitDecision.Outcome
    if refuses {
      outcome = .refused
    } else if isNeedless {
      outcome = .needless
    } else if !found[Weight.lacks.rawValue].isEmpty {
      outcome = .documents
    } else if !found[Weight.asks.rawValue].isEmpty {
      outcome = .review
    } else {
      outcome = .allowed
    }
    return PermitDecision(
      outcome: outcome, reasons: found.flatMap { $0 }, group: group, issuer: issuing?.issuer, from: from,
      until: max(until, from), hours: hours, needsSecondOfficer: issuing?.secondOfficer ?? false, revision: revision,
      policy: edition.policy.id, policyVersion: edition.policy.version)
  }
}
