import Criteria
public import Quantities

/// Whether somebody may pass, with the reasons.
public struct PassageDecision: Hashable, Sendable {
  public var verdict: PassageRule.Verdict
  public var reasons: [AreaReason]

  /// Whether they go through now.
  public var passes: Bool { verdict == .allow }
}

extension AreaPolicy {
  /// Decides by the rules of a moment. What nobody knows goes to an officer, what no rule allows is refused.
  ///
  /// - Throws: `EpidemicAreaError.notInForce` outside the policy's periods; `.unknown` for a ground that it does not have.
  public func decide(
    _ direction: PassageRule.Direction, ground: String, _ facts: PassageFacts, kind: AreaKind, at moment: Moment
  ) throws(EpidemicAreaError) -> PassageDecision {
    try demand(at: moment)
    guard let term = grounds.first(where: { $0.id == ground }) else {
      throw .unknown(what: "ground", name: ground, known: grounds.map(\.id))
    }
    // Who was let in under a rule that binds stays, whatever the ground; only that rule's own exceptions say otherwise.
    if direction == .leave, facts.cameIn, facts.isResident != true {
      for (_, entry) in passageRules(.enter, kind, at: moment) {
        guard let terms = entry.value, terms.binds, !terms.evenBound.contains(ground) else { continue }
        return PassageDecision(
          verdict: .refuse,
          reasons: [
            AreaReason(
              .boundUntilEnd, english: "Who was let in stays until the area ends.",
              vietnamese: "Người đã vào khu vực không được ra cho đến khi dỡ phong tỏa.", citation: entry.citation)
          ])
      }
    }
    let rules = passageRules(direction, kind, at: moment)
    guard !rules.isEmpty else {
      return PassageDecision(
        verdict: .refuse,
        reasons: [
          AreaReason(
            .noRule, english: "No rule lets anybody pass here.", vietnamese: "Không có quy định nào cho phép qua chốt.")
        ])
    }
    // Of several rules the strictest holds.
    let decisions = rules.map { decide(term, facts, direction, $0.entry) }
    return decisions.max { Self.strictness($0.verdict) < Self.strictness($1.verdict) } ?? decisions[0]
  }

  private static func strictness(_ verdict: PassageRule.Verdict) -> Int {
    switch verdict {
    case .allow: 0
    case .withCredential: 1
    case .review: 2
    case .refuse: 3
    }
  }

  private func decide(
    _ ground: RuleTerm, _ facts: PassageFacts, _ direction: PassageRule.Direction,
    _ entry: Dated<PassageRule.Terms>.Entry
  ) -> PassageDecision {
    guard let terms = entry.value else {
      return PassageDecision(
        verdict: .review,
        reasons: [
          AreaReason(
            .ruleUnknown, english: "Nobody knows the rule of this time, so an officer decides.",
            vietnamese: "Không rõ quy định tại thời điểm này, cán bộ phụ trách quyết định.", citation: entry.citation)
        ])
    }
    if direction == .enter, terms.returnsHome {
      if facts.isResident == true {
        return PassageDecision(
          verdict: .allow,
          reasons: [
            AreaReason(
              .returnsHome, english: "Who lives in the area may come home.",
              vietnamese: "Người cư trú trong khu vực được trở về nhà.", citation: entry.citation)
          ])
      }
      if facts.isResident == nil, terms.grounds[ground.id] ?? terms.otherwise == .refuse {
        return PassageDecision(
          verdict: .review,
          reasons: [
            AreaReason(
              .residenceUnknown, english: "Whether the person lives in the area is not known, so an officer decides.",
              vietnamese:
                "Chưa xác định được người này có cư trú trong khu vực hay không, cán bộ phụ trách quyết định.",
              citation: entry.citation)
          ])
      }
    }
    let name = ground.name
    switch terms.grounds[ground.id] ?? terms.otherwise {
    case .allow:
      return PassageDecision(
        verdict: .allow,
        reasons: [
          AreaReason(
            .groundAllows, english: "'\(name.english)' is a ground to go \(direction.words.en).",
            vietnamese: "\u{201C}\(name.vietnamese)\u{201D} là lý do được \(direction.words.vi).",
            citation: entry.citation)
        ])
    case .withCredential:
      if facts.hasCredential {
        return PassageDecision(
          verdict: .allow,
          reasons: [
            AreaReason(
              .groundAllows,
              english: "'\(name.english)' is a ground to go \(direction.words.en) with a valid credential.",
              vietnamese: "\u{201C}\(name.vietnamese)\u{201D} là lý do được \(direction.words.vi) khi có giấy hợp lệ.",
              citation: entry.citation)
          ])
      }
      return PassageDecision(
        verdict: .withCredential,
        reasons: [
          AreaReason(
            .credentialNeeded, english: "'\(name.english)' needs a valid permit, certificate or code of the area.",
            vietnamese: "\u{201C}\(name.vietnamese)\u{201D} cần có giấy hoặc mã hợp lệ.", citation: entry.citation)
        ])
    case .review:
      return PassageDecision(
        verdict: .review,
        reasons: [
          AreaReason(
            .groundReviewed, english: "Of '\(name.english)' an officer decides.",
            vietnamese: "Trường hợp \u{201C}\(name.vietnamese)\u{201D} do cán bộ phụ trách quyết định.",
            citation: entry.citation)
        ])
    case .refuse:
      return PassageDecision(
        verdict: .refuse,
        reasons: [
          AreaReason(
            .groundRefuses, english: "'\(name.english)' is no ground to go \(direction.words.en).",
            vietnamese: "\u{201C}\(name.vietnamese)\u{201D} không phải là lý do được \(direction.words.vi).",
            citation: entry.citation)
        ])
    }
  }
}
