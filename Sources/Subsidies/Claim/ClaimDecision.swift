public import Quantities

/// A decision on a claim, with what it rests on; nobody's name is in it.
public struct ClaimDecision: Hashable, Sendable {
  public enum Verdict: String, CaseIterable, Codable, Sendable { case granted, refused }

  /// What a verdict rests on.
  public enum Basis: String, CaseIterable, Codable, Sendable {
    case rules
    /// An officer's refusal with a ground.
    case officer
  }

  /// Counted from 1 for each claim.
  public var number: Int
  public var verdict: Verdict
  public var basis: Basis
  public var ground: String
  /// Row of the adopted policies.
  public var rules: Int
  public var amount: Int?
  public var decidedAt: Instant
  public var decidedBy: String
  public var confirmedBy: String?
  public var wasSentBack: Bool
  /// What the rules said, as it was found then; `nil` unless it was asked for.
  public var answer: KeptAnswer?
}
