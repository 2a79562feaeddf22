public import Quantities

/// What must come out of the rules in one situation: the checker runs it.
public struct AreaExample: Sendable {
  public enum Question: Sendable {
    case passage(PassageRule.Direction, ground: String, PassageFacts, verdict: PassageRule.Verdict)
    case release(ReleaseFacts, start: Day, outcome: ReleaseFinding.Outcome)
  }

  public var name: String
  public var at: Moment
  public var kind: AreaKind
  public var question: Question
  /// Codes of reasons that must be among those that come out.
  public var reasons: [String]
  package var line = 0
}
