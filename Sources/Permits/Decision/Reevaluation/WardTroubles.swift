import Quantities

/// What speaks against permits of one group in each ward, from a moment on.
struct WardTroubles {
  /// A time in which a ward is not allowed.
  struct Trouble {
    var from: Int64
    var until: Int64
    var act: ChangeAct.Act
    var notice: Int64
    var grace: Int64
    var code: PermitReason.Code
  }

  /// Of each ward: bit 0 as origin, 1 as destination, 2 on the way.
  private(set) var flags: [UInt8]
  /// By ward and role, where there are any.
  private(set) var troubles: [Int: [Trouble]] = [:]
  /// The policy does not say where the group may go.
  private(set) var hasNoGate = false

  init(_ edition: PolicyEdition, _ outlook: ZoneOutlook, _ now: Moment, group: Int?) {
    flags = [UInt8](repeating: 0, count: outlook.places.count)
    guard let group, edition.gate[group] != nil, let terms = edition.terms.value else {
      hasNoGate = true
      return
    }
    for (ward, spans) in outlook.spans.enumerated() {
      for place in ZoneOutlook.place(spans, now)..<spans.count {
        let span = spans[place]
        for role in GateRole.allCases where role != .through || terms.route != .ends {
          guard let trouble = Self.trouble(edition, span, role, group, outlook, terms) else { continue }
          var own = trouble
          own.from = span.from.seconds
          own.until = place + 1 < spans.count ? spans[place + 1].from.seconds : .max
          troubles[ward * 3 + role.rawValue, default: []].append(own)
          flags[ward] |= 1 << UInt8(role.rawValue)
        }
      }
    }
  }

  private static func trouble(
    _ edition: PolicyEdition, _ span: ZoneOutlook.Span, _ role: GateRole, _ group: Int, _ outlook: ZoneOutlook,
    _ terms: GateTerms
  ) -> Trouble? {
    func trouble(_ verdict: GateVerdict, level: Int, _ code: PermitReason.Code, isPart: Bool = false) -> Trouble {
      // Where the policy says nothing of a level, a permit does not stand.
      guard let rule = edition.changes[group][level]?.value else {
        return Trouble(from: 0, until: 0, act: isPart ? .keep : .suspend, notice: 0, grace: 0, code: code)
      }
      let act = isPart ? rule.partly : verdict == .refuse ? rule.refused : rule.review
      return Trouble(
        from: 0, until: 0, act: act, notice: Int64(rule.noticeHours) * 3600, grace: Int64(rule.graceHours) * 3600,
        code: code)
    }
    if span.revision == nil, terms.needsMap {
      return trouble(.refuse, level: edition.noDataNumber, .noMap)
    }
    let verdict = edition.verdict(span, role, group: group, outlook)
    guard verdict.all != .allow else { return nil }
    let number = edition.number(span)
    if let part = verdict.part, verdict.own == .allow {
      let level = edition.levelNumbers[outlook.decrees[part].level] ?? edition.unknownNumber
      return trouble(verdict.all, level: level, .partlyDecreed, isPart: true)
    }
    let code: PermitReason.Code =
      number == edition.noDataNumber
      ? .noData : number == edition.unknownNumber ? .unknownLevel : Self.code(role, verdict.own)
    return trouble(verdict.own, level: number, code)
  }

  private static func code(_ role: GateRole, _ verdict: GateVerdict) -> PermitReason.Code {
    switch role {
    case .origin: verdict == .refuse ? .originLevel : .originAsks
    case .destination: verdict == .refuse ? .destinationLevel : .destinationAsks
    case .through: verdict == .refuse ? .routeLevel : .routeAsks
    }
  }
}
