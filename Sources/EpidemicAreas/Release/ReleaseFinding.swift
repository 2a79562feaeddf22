import Criteria
public import Quantities

/// Whether the rules let an area be released, with all reasons.
public struct ReleaseFinding: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case ready
    /// Something is not reached yet.
    case wait
    /// Something is not known, so nobody can say.
    case unknown
  }

  public var outcome: Outcome
  public var reasons: [AreaReason]
  /// The first day on which the days without a case are reached, if no case comes; `nil` where that is not known.
  public var earliest: Day?

  /// The codes of what is not reached or not known.
  public var missing: [AreaReason.Code] {
    reasons.map(\.code).filter { $0 != .daysReached && $0 != .testsReached }
  }
}

extension AreaPolicy {
  /// The release test on a day. What is not known is never taken for fulfilled.
  ///
  /// Days without a case are counted from the day after the last one, or after the area began where there was none: a case on 31 July and
  /// 14 days make 14 August the first day of release.
  ///
  /// - Parameter start: the area's first day.
  /// - Throws: `EpidemicAreaError.notInForce`.
  public func releaseTest(
    _ facts: ReleaseFacts, kind: AreaKind, start: Day, at moment: Moment
  ) throws(EpidemicAreaError) -> ReleaseFinding {
    try demand(at: moment)
    let rules = releaseRules(kind, at: moment)
    guard !rules.isEmpty else {
      return ReleaseFinding(
        outcome: .unknown,
        reasons: [
          AreaReason(
            .noRule, english: "No rule says when an area of this kind is released.",
            vietnamese: "Không có quy định về việc dỡ phong tỏa khu vực loại này.")
        ], earliest: nil)
    }
    var finding = ReleaseFinding(outcome: .ready, reasons: [], earliest: nil)
    for (_, entry) in rules {
      guard let terms = entry.value else {
        finding.outcome = .unknown
        finding.reasons.append(
          AreaReason(
            .ruleUnknown, english: "Nobody knows the rule of this time, so an officer decides.",
            vietnamese: "Không rõ quy định tại thời điểm này.", citation: entry.citation))
        continue
      }
      days(terms, facts, start, moment.day, entry.citation, &finding)
      if let share = terms.testedShare { tests(share, terms, facts, moment.day, entry.citation, &finding) }
    }
    return finding
  }

  private func days(
    _ terms: ReleaseRule.Terms, _ facts: ReleaseFacts, _ start: Day, _ day: Day, _ citation: String,
    _ finding: inout ReleaseFinding
  ) {
    let last: Day
    switch facts.lastCase {
    case .unknown:
      finding.outcome = .unknown
      finding.reasons.append(
        AreaReason(
          .caseDayUnknown, english: "The day of the last case inside is not known.",
          vietnamese: "Chưa rõ ngày có ca bệnh cuối cùng trong khu vực.", citation: citation))
      return
    case .on(let found): last = max(found, start)
    case .noneSinceStart: last = start
    }
    let earliest = last + terms.daysWithoutCase
    finding.earliest = finding.earliest.map { max($0, earliest) } ?? earliest
    let passed = day.days(since: last)
    if passed >= terms.daysWithoutCase {
      finding.reasons.append(
        AreaReason(
          .daysReached, english: "\(passed) days without a new case inside; \(terms.daysWithoutCase) are needed.",
          vietnamese: "\(passed) ngày không có ca mới trong khu vực; cần \(terms.daysWithoutCase) ngày.",
          citation: citation))
    } else {
      if finding.outcome == .ready { finding.outcome = .wait }
      finding.reasons.append(
        AreaReason(
          .daysMissing,
          english:
            "\(max(passed, 0)) days without a new case inside; \(terms.daysWithoutCase) are needed, on \(earliest).",
          vietnamese:
            "\(max(passed, 0)) ngày không có ca mới trong khu vực; cần \(terms.daysWithoutCase) ngày, đến ngày \(earliest).",
          citation: citation))
    }
  }

  private func tests(
    _ share: Fraction, _ terms: ReleaseRule.Terms, _ facts: ReleaseFacts, _ day: Day, _ citation: String,
    _ finding: inout ReleaseFinding
  ) {
    func unknown(_ code: AreaReason.Code, _ english: String, _ vietnamese: String) {
      finding.outcome = .unknown
      finding.reasons.append(AreaReason(code, english: english, vietnamese: vietnamese, citation: citation))
    }
    func wait(_ code: AreaReason.Code, _ english: String, _ vietnamese: String) {
      if finding.outcome == .ready { finding.outcome = .wait }
      finding.reasons.append(AreaReason(code, english: english, vietnamese: vietnamese, citation: citation))
    }
    if facts.positive > 0 {
      wait(
        .positiveInside, "\(facts.positive) residents are positive or wait for a result.",
        "\(facts.positive) người trong khu vực dương tính hoặc đang chờ kết quả.")
    }
    guard let residents = facts.residents, let tested = facts.tested, let since = facts.testedSince else {
      return unknown(
        .testsUnknown, "How many of the residents are tested, and since when, is not known.",
        "Chưa rõ bao nhiêu người trong khu vực đã xét nghiệm và từ ngày nào.")
    }
    guard residents > 0 else {
      return unknown(
        .nobodyLocated, "Nobody was found to live in the area, which an area is not made for.",
        "Không tìm thấy người cư trú trong khu vực.")
    }
    if let days = terms.testsWithinDays, since < day - days {
      return unknown(
        .testsTooOld, "Tests are counted since \(since); only those of the last \(days) days count.",
        "Xét nghiệm được tính từ ngày \(since); chỉ tính trong \(days) ngày gần nhất.")
    }
    // Whoever could not be located may live inside, so they count as people to be tested.
    let all = residents + facts.unlocated
    if Fraction(tested) >= share * Fraction(all) {
      finding.reasons.append(
        AreaReason(
          .testsReached, english: "\(tested) of \(all) residents are tested negative since \(since).",
          vietnamese: "\(tested) trên \(all) người đã có kết quả âm tính từ ngày \(since).", citation: citation))
    } else {
      wait(
        .testsMissing,
        "\(tested) of \(all) residents are tested negative since \(since); \(Self.percent(share)) are needed.",
        "\(tested) trên \(all) người đã có kết quả âm tính từ ngày \(since); cần \(Self.percent(share)).")
    }
  }

  private static func percent(_ share: Fraction) -> String {
    let thousandths = share * 1000
    let whole = thousandths.numerator / thousandths.denominator
    return whole % 10 == 0 ? "\(whole / 10) %" : "\(whole / 10).\(whole % 10) %"
  }
}
