/// When a record is linked to a citizen without anybody looking: only where nothing disagrees and nobody else comes near.
///
/// All fields that both have must be the same but for what folding takes away (``Agreement/isExact``); the score must reach a
/// threshold; and no second candidate may come near it. Everything else is for people to decide. That fields must be the same can
/// be waived, with a higher threshold: more is linked, and what was typed wrong is then guessed at.
public struct AutomaticRule: Hashable, Sendable {
  /// The least score, in bits; at 10 one expects a namesake who agrees as well for one in a thousand records of strangers.
  public var threshold: Double
  /// How far the second candidate must lie behind, in bits.
  public var lead: Double
  /// By how many bits threshold and lead are lower where neither ward nor phone speaks against the candidate: a namesake of the same
  /// birth date, whom the score alone cannot tell from somebody who moved, mostly lives elsewhere with another phone.
  public var allowance: Double
  /// The least score with which a candidate is shown to people.
  public var shown: Double
  /// How many candidates are shown to people.
  public var mostShown: Int
  /// Whether a field that does not agree exactly keeps a record from being linked.
  public var isExactOnly: Bool

  public init(
    threshold: Double = 10, lead: Double = 10, allowance: Double = 0, shown: Double = -8, mostShown: Int = 5,
    isExactOnly: Bool = true
  ) {
    self.isExactOnly = isExactOnly
    self.threshold = threshold
    self.lead = lead
    self.allowance = allowance
    self.shown = shown
    self.mostShown = mostShown
  }

  /// Decides on the candidates of a record.
  ///
  /// - Parameter candidates: the best first; with the second, if there is any, whatever its score.
  public func decide(_ candidates: [MatchCandidate]) -> MatchOutcome {
    guard let best = candidates.first, best.score >= shown else { return .queued([], [.nobodyAlike]) }
    var reasons: [QueueReason] = []
    if isExactOnly, !best.inexact.isEmpty { reasons.append(.inexact) }
    let isNear = best.evidence.allSatisfy { ($0.field != .ward && $0.field != .phone) || $0.agreement == .same }
    let allowance = isNear ? allowance : 0
    if best.score < threshold - allowance { reasons.append(.weak) }
    if candidates.count > 1, best.score - candidates[1].score < lead - allowance { reasons.append(.rival) }
    if reasons.isEmpty { return .linked(best) }
    return .queued(Array(candidates.prefix(mostShown).filter { $0.score >= shown }), reasons)
  }
}
