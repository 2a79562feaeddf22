import Quantities

/// One permit that something speaks against, or that is suspended.
struct Hearing {
  /// Something against the permit, and from when.
  private struct Objection {
    var act: ChangeAct.Act
    /// When the act takes effect, and when what speaks against it begins.
    var effective: Int64
    var begins: Int64
    /// Whether it takes effect before the permit or what speaks against it ends.
    var comes = true
    var code: PermitReason.Code
    var ward: Int?
  }

  private let now: Int64
  private let permit: Int
  private let from: Int64
  private let until: Int64
  private let state: UInt8
  private let notice: Int64?
  private let edition: PolicyEdition
  private let outlook: ZoneOutlook
  private let origin: Int
  private let destination: Int
  private let route: ArraySlice<Int32>
  private var objections: [Objection] = []
  private(set) var verdicts: [PermitVerdict] = []

  init(
    _ reevaluation: Reevaluation, _ edition: PolicyEdition, _ permits: LivePermits, _ permit: Int,
    _ route: ArraySlice<Int32>
  ) {
    now = reevaluation.now.seconds
    outlook = reevaluation.outlook
    self.edition = edition
    self.permit = permit
    from = permits.from[permit]
    until = permits.until[permit]
    state = permits.states[permit]
    notice = permits.notices[permit]
    origin = Int(permits.origins[permit])
    destination = Int(permits.destinations[permit])
    self.route = route
  }

  mutating func hear(_ troubles: WardTroubles, _ form: PermitForms.Otherwise?) {
    if let form {
      objections.append(
        Objection(
          act: form == .remind ? .keep : form == .suspend ? .suspend : .revoke, effective: now, begins: now,
          code: form == .remind ? .formReminder : .formNotAccepted))
    }
    if troubles.hasNoGate {
      objections.append(Objection(act: .suspend, effective: now, begins: now, code: .noGate))
    } else {
      take(troubles, origin, .origin)
      take(troubles, destination, .destination)
      for ward in route where Int(ward) != origin && Int(ward) != destination { take(troubles, Int(ward), .through) }
    }
    if !objections.isEmpty, !isNeeded { objections.removeAll() }
    decide()
  }

  private mutating func take(_ troubles: WardTroubles, _ ward: Int, _ role: GateRole) {
    guard troubles.flags[ward] & (1 << UInt8(role.rawValue)) != 0 else { return }
    let start = max(from, now)
    for trouble in troubles.troubles[ward * 3 + role.rawValue] ?? []
    where trouble.until > start && trouble.from < until {
      let begins = trouble.from + trouble.grace
      var effective = max(begins, now + trouble.notice)
      // What was told once stands as long as anything speaks against the permit.
      if let notice { effective = min(effective, max(notice, now)) }
      objections.append(
        Objection(
          act: trouble.act, effective: effective, begins: begins,
          comes: effective < until && effective < trouble.until, code: trouble.code, ward: ward))
    }
  }

  /// Whether moving in any of its wards needs a permit in the time that is left.
  private var isNeeded: Bool {
    edition.isNeeded(
      [origin, destination] + route.map(Int.init), outlook, from: Moment(seconds: max(from, now)),
      until: Moment(seconds: until))
  }

  private mutating func decide() {
    let standing = objections.filter { $0.act != .keep && $0.begins <= now }
    let acting = objections.filter { $0.act != .keep && $0.comes }
    let due = acting.filter { $0.effective <= now }
    switch state {
    case 1:
      if due.contains(where: { $0.act == .revoke }) { return say(.revoke, due) }
      // Notice is for permits that hold.
      if !standing.isEmpty { return }
      say(.reinstate, [])
      sayAhead(acting)
    case 2:
      if acting.isEmpty { return say(.reinstate, []) }
      if let act = due.map(\.act).max() { return say(act == .revoke ? .revoke : .suspend, due) }
      if let earliest = acting.map(\.effective).min(), let notice, earliest < notice { sayAhead(acting) }
    default:
      if let act = due.map(\.act).max() { return say(act == .revoke ? .revoke : .suspend, due) }
      if !acting.isEmpty { return sayAhead(acting) }
      let kept = objections.filter { $0.act == .keep && $0.begins <= now }
      if !kept.isEmpty { say(.keep, kept) }
    }
  }

  private mutating func sayAhead(_ acting: [Objection]) {
    guard let earliest = acting.map(\.effective).min() else { return }
    let own = acting.filter { $0.effective == earliest }
    let act = own.map(\.act).max() ?? .suspend
    say(.notice, own, effective: earliest, then: act == .revoke ? .revoke : .suspend)
  }

  private mutating func say(
    _ action: PermitVerdict.Action, _ objections: [Objection], effective: Int64? = nil,
    then: PermitVerdict.Action? = nil
  ) {
    var codes: [PermitReason.Code] = action == .reinstate ? [.reinstated] : []
    var wards: [Int] = []
    for objection in objections {
      if !codes.contains(objection.code) { codes.append(objection.code) }
      if let ward = objection.ward, !wards.contains(ward) { wards.append(ward) }
    }
    verdicts.append(
      PermitVerdict(
        permit: permit, action: action, effective: Moment(seconds: effective ?? now), then: then, codes: codes,
        wards: wards))
  }
}
