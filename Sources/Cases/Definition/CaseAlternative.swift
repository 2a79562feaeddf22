public import Criteria

/// One way to meet a definition: conditions that all must hold.
public struct CaseAlternative: Hashable, Sendable {
  public var id: String
  /// `nil` when nobody could read them: it then cannot be decided.
  public var all: [CaseCondition]?
  public var citation: String
  public var confidence: Confidence
  package var line: Int
}
