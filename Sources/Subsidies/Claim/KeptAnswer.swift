import Criteria

/// What the rules said of a claimant when it was decided, sealed with the decision: it tells of somebody's health and means.
public struct KeptAnswer: Hashable, Sendable, Codable {
  public struct Line: Hashable, Sendable, Codable {
    public var id: String
    public var vi: String
    public var en: String
    public var count: Int
    /// Whole đồng.
    public var each: Int
    public var citation: String
  }

  public struct Reason: Hashable, Sendable, Codable {
    public var rule: String
    public var holds: Bool?
    public var vi: String
    public var en: String
    public var citation: String
    public var revision: Int?
  }

  public var verdict: SupportAnswer.Verdict
  public var lines: [Line]
  public var reasons: [Reason]
  public var missing: [String]
  public var revisions: [Int]

  init(_ answer: SupportAnswer) {
    verdict = answer.verdict
    lines = answer.lines.map {
      Line(
        id: $0.id, vi: $0.name.vietnamese, en: $0.name.english, count: $0.count, each: $0.each, citation: $0.citation)
    }
    reasons = answer.reasons.map {
      Reason(
        rule: $0.rule, holds: $0.holds, vi: $0.finding.vietnamese, en: $0.finding.english, citation: $0.citation,
        revision: $0.revision)
    }
    missing = answer.missing
    revisions = answer.revisions
  }
}

extension KeptAnswer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "what the rules said of a claimant" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
