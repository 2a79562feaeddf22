import Criteria
import Quantities
import TestSupport
import Testing

@testable import Permits

/// The look again at live permits, against the definition hour by hour and against deciding each permit afresh.
@Suite struct ReevaluationTests {
  struct Permit {
    var request: TravelRequest
    var state: LivePermits.State
    var form: String
  }

  /// What the definition says becomes of a permit: the acts that are due now, or the first hour at which one is.
  struct Expected: Equatable {
    var due: ChangeAct.Act?
    var ahead: Moment?
    /// Something speaks against it now, notice or not.
    var stands = false
    var codes: Set<String> = []
  }

  static func expected(_ policy: PermitPolicy, _ permit: Permit, _ outlook: ZoneOutlook, _ now: Moment) -> Expected {
    let request = permit.request
    let world = DecisionByDefinition(policy, request, outlook, now, nil)
    let terms = world.terms
    var expected = Expected()
    let group = policy.purposes.first { $0.id == request.purpose }!.group
    let start = max(request.from, now)
    let hours = Int((request.until.seconds - now.seconds) / 3600)
    // Needless where no ward needs a permit in any hour that is left.
    if world.codes.contains("not-needed") { return expected }
    for (ward, role) in world.wards(terms) {
      let spans = outlook.spans[ward]
      for (place, span) in spans.enumerated() {
        let end = place + 1 < spans.count ? spans[place + 1].from : Moment(seconds: .max)
        guard end > start, span.from < request.until else { continue }
        var (own, all, kind) = world.verdict(ward, role, span.from, group)
        if terms.needsMap, span.revision == nil { (own, all, kind) = (.refuse, .refuse, "map") }
        guard all != .allow else { continue }
        let isPart = own == .allow
        var level = kind == "none" || kind == "map" ? policy.noData.id : span.level ?? ""
        if isPart {
          // The strictest of the parts, the first of them.
          let row = policy.gate.first { $0.scope.groups.contains(group) }!.dated.entry(at: now)!.value!
          let parts = span.parts.map { outlook.decrees[$0].level }
          let most = parts.map { (row[$0] ?? GateCell(.refuse))[role] }.max()!
          level = parts.first { (row[$0] ?? GateCell(.refuse))[role] == most }!
        }
        let rule = policy.changes.first {
          $0.levels.contains(level) && ($0.groups.isEmpty || $0.groups.contains(group))
        }?
        .dated.entry(at: now)?.value
        let act: ChangeAct.Act =
          rule.map { isPart ? $0.partly : own == .refuse ? $0.refused : $0.review } ?? (isPart ? .keep : .suspend)
        guard act != .keep else { continue }
        for hour in 0..<max(hours, 0) {
          let moment = now + hour
          guard moment < end, moment >= span.from + (rule?.graceHours ?? 0) else { continue }
          if moment == now { expected.stands = true }
          guard hour >= (rule?.noticeHours ?? 0) else { continue }
          if moment == now {
            expected.due = max(expected.due ?? .keep, act)
          } else {
            expected.ahead = min(expected.ahead ?? moment, moment)
          }
          break
        }
      }
    }
    return expected
  }

  static func live(_ permits: [Permit], _ policy: PermitPolicy) -> LivePermits {
    var live = LivePermits()
    for (serial, permit) in permits.enumerated() {
      live.append(
        serial: Int64(serial), group: policy.purposes.first { $0.id == permit.request.purpose }!.group,
        form: permit.form, origin: permit.request.origin, destination: permit.request.destination,
        route: permit.request.route, from: permit.request.from, until: permit.request.until, state: permit.state)
    }
    return live
  }

  @Test(arguments: ["hanoi-2021", "vn-4800-travel"])
  func `what becomes of each permit is what the definition says hour by hour`(_ id: String) throws {
    var journeys = RandomJourneys(try ShippedPolicy.policy(id), seed: 20_210_831)
    var actions: [PermitVerdict.Action: Int] = [:]
    for _ in 0..<60 {
      let policy = Bool.random(using: &journeys.random) ? journeys.policy : journeys.changed()
      let now = journeys.moment()
      let outlook = journeys.outlook(from: now)
      let edition = try policy.edition(at: now)
      let permits = (0..<40).map { _ in
        var request = journeys.request(from: now)
        request.purpose = policy.purposes.randomElement(using: &journeys.random)!.id
        let end = policy.periods[0].until ?? request.until
        request.from = min(request.from, Moment(seconds: end.seconds - 3600))
        request.until = min(request.from + Int.random(in: 1...90, using: &journeys.random), end)
        return Permit(
          request: request, state: Bool.random(using: &journeys.random) ? .live : .suspended,
          form: edition.acceptedForms!.issued)
      }
      let verdicts = Reevaluation(policy, in: outlook, at: now).verdicts(of: Self.live(permits, policy))
      for (number, permit) in permits.enumerated() {
        let own = verdicts.filter { $0.permit == number && $0.action != .keep }
        for verdict in own { actions[verdict.action, default: 0] += 1 }
        let name = "\(permit) at \(now): \(own)"
        guard permit.request.until > now else {
          #expect(own.isEmpty, "\(name)")
          continue
        }
        let expected = Self.expected(policy, permit, outlook, now)
        let act = expected.due.map { $0 == .revoke ? PermitVerdict.Action.revoke : .suspend }
        switch permit.state {
        case .live:
          if let act {
            #expect(own.map(\.action) == [act], "\(name)")
          } else if let ahead = expected.ahead {
            #expect(own.map(\.action) == [.notice] && own[0].effective == ahead, "\(name), not \(ahead)")
          } else {
            #expect(own.isEmpty, "\(name)")
          }
        default:
          if act == .revoke {
            #expect(own.map(\.action) == [.revoke], "\(name)")
          } else if expected.stands {
            #expect(own.isEmpty, "\(name)")
          } else {
            #expect(own.first?.action == .reinstate, "\(name)")
            #expect(own.dropFirst().map(\.effective) == [expected.ahead].compactMap { $0 }, "\(name)")
          }
        }
      }
    }
    for action in PermitVerdict.Action.allCases where action != .keep {
      if action == .revoke, id == "hanoi-2021" { continue }
      #expect(actions[action, default: 0] > 20, "\(actions)")
    }
  }

  /// With acts at once everywhere, a permit stands exactly when it would be allowed if somebody asked for it now.
  @Test(arguments: ["hanoi-2021", "vn-4800-travel"])
  func `a permit stands exactly when it would be allowed afresh`(_ id: String) throws {
    var shipped = try ShippedPolicy.policy(id)
    for place in shipped.changes.indices {
      for entry in shipped.changes[place].dated.entries.indices {
        shipped.changes[place].dated.entries[entry].value = ChangeAct(
          refused: .suspend, review: .suspend, partly: .suspend, noticeHours: 0, graceHours: 0)
      }
    }
    var journeys = RandomJourneys(shipped, seed: 7)
    let gate: Set<String> = [
      "origin-level", "destination-level", "route-level", "origin-asks", "destination-asks", "route-asks",
      "partly-decreed",
      "no-data", "unknown-level", "no-map",
    ]
    var stood = 0
    var fell = 0
    for _ in 0..<60 {
      var policy = Bool.random(using: &journeys.random) ? shipped : journeys.changed()
      for place in policy.gateTerms.entries.indices { policy.gateTerms.entries[place].value?.atChange = .stricter }
      // Parts are suspended for too, whatever of their levels the policy does not know.
      for place in policy.gateTerms.entries.indices { policy.gateTerms.entries[place].value?.partly = .ignore }
      let now = journeys.moment()
      let outlook = journeys.outlook(from: now)
      let edition = try policy.edition(at: now)
      let permits = (0..<40).map { _ in
        var request = journeys.request(from: now)
        request.group = nil
        request.purpose = policy.purposes.randomElement(using: &journeys.random)!.id
        request.from = now
        request.until = now + Int.random(in: 1...24, using: &journeys.random)
        return Permit(request: request, state: .live, form: edition.acceptedForms!.issued)
      }
      let verdicts = Reevaluation(policy, in: outlook, at: now).verdicts(of: Self.live(permits, policy))
      for (number, permit) in permits.enumerated() {
        let decision = edition.decide(permit.request, in: outlook, at: now)
        let verdict = verdicts.first { $0.permit == number }
        let isAgainst = decision.reasons.contains { gate.contains($0.code) }
        let change = decision.reasons.first { $0.code == "change-known" }
        if isAgainst {
          fell += 1
          #expect(verdict?.action == .suspend, "\(permit): \(decision)")
          let codes = Set(decision.reasons.map(\.code))
          for code in verdict?.codes ?? [] { #expect(codes.contains(code.rawValue)) }
        } else if let change {
          #expect(verdict?.action == .notice && verdict?.effective == change.from, "\(permit): \(decision)")
        } else {
          stood += 1
          #expect(verdict == nil, "\(permit): \(decision)")
        }
      }
    }
    #expect(stood > 300 && fell > 300)
  }

  // MARK: By hand

  private func outlook(_ spans: [ZoneOutlook.Span]) -> ZoneOutlook {
    ZoneOutlook(
      from: spans[0].from, until: spans[0].from + 24 * 30,
      places: [ZoneOutlook.Place(code: "00067", name: "Chương Dương")],
      spans: [spans])
  }

  private func permit(_ group: String, _ from: Moment, _ state: LivePermits.State, form: String = "coded")
    -> LivePermits
  {
    var live = LivePermits()
    live.append(
      serial: 1, group: group, form: form, origin: 0, destination: 0, route: [], from: from, until: from + 24 * 14,
      state: state)
    return live
  }

  @Test func `a notice is kept to, not put off at each look`() throws {
    let policy = try ShippedPolicy.policy("vn-4800-travel")
    let start = Moment("2021-11-05T17:00", offset: 0)!
    let red = outlook([ZoneOutlook.Span(from: start, level: "level-4", revision: 3)])
    func look(_ hours: Int, _ state: LivePermits.State) -> [PermitVerdict] {
      Reevaluation(policy, in: red, at: start + hours).verdicts(of: permit("residents", start, state))
    }
    let told = try #require(look(0, .live).first)
    #expect(told.action == .notice && told.then == .suspend && told.effective == start + 48)
    #expect(told.codes == [.originAsks, .destinationLevel] && told.wards == [0])
    #expect(look(24, .noticed(told.effective)) == [])
    #expect(look(47, .noticed(told.effective)) == [])
    #expect(look(48, .noticed(told.effective)).map(\.action) == [.suspend])
    // Nothing is put off for one that is suspended already.
    #expect(look(49, .suspended) == [])
  }

  @Test func `what was told is taken back when the reason is gone`() throws {
    let policy = try ShippedPolicy.policy("vn-4800-travel")
    let start = Moment("2021-11-05T17:00", offset: 0)!
    let green = outlook([ZoneOutlook.Span(from: start, level: "level-1", revision: 4)])
    let reevaluation = Reevaluation(policy, in: green, at: start)
    #expect(reevaluation.verdicts(of: permit("residents", start, .noticed(start + 10))).map(\.action) == [.reinstate])
    #expect(reevaluation.verdicts(of: permit("residents", start, .suspended)).map(\.action) == [.reinstate])
    #expect(reevaluation.verdicts(of: permit("residents", start, .live)).isEmpty)
  }

  @Test func `a form that is not accepted any more ends a permit as the policy says`() throws {
    let policy = try ShippedPolicy.policy("hanoi-2021")
    let now = Moment("2021-08-09T00:00", offset: 0)!
    let map = outlook([ZoneOutlook.Span(from: now, level: "directive-16", revision: nil)])
    let reevaluation = Reevaluation(policy, in: map, at: now)
    let letter = reevaluation.verdicts(of: permit("group-6", now, .live, form: "employer-letter"))
    #expect(letter.map(\.action) == [.suspend] && letter[0].codes == [.formNotAccepted])
    #expect(reevaluation.verdicts(of: permit("group-6", now, .live, form: "stamped-letter")).isEmpty)
    // A day later letters are enough again.
    let later = Reevaluation(policy, in: map, at: now + 24)
    #expect(
      later.verdicts(of: permit("group-6", now, .suspended, form: "employer-letter")).map(\.action) == [.reinstate])
  }

  @Test func `when the policy is over every permit ends`() throws {
    let policy = try ShippedPolicy.policy("hanoi-2021")
    let end = Moment("2021-09-21T06:00", offset: 0)!
    let map = outlook([ZoneOutlook.Span(from: end + -1, level: "red")])
    let over = Reevaluation(policy, in: map, at: end).verdicts(of: permit("group-6", end, .live))
    #expect(over.map(\.action) == [.revoke] && over[0].codes == [.policyOver])
    #expect(
      Reevaluation(policy, in: map, at: end + -1).verdicts(of: permit("group-6", end + -1, .live, form: "coded-form"))
        .isEmpty)
  }
}
