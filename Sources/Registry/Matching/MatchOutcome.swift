/// What becomes of a record without identifier.
public enum MatchOutcome: Hashable, Sendable {
  /// It is this citizen's by the automatic rule.
  case linked(MatchCandidate)
  /// People decide, with these candidates, the best first.
  case queued([MatchCandidate], [QueueReason])
}
