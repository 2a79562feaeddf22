/// Two records that may be of one person, for an officer to decide.
public struct DuplicateProposal: Hashable, Sendable {
  public enum Ground: String, CaseIterable, Sendable {
    /// Both have the same personal identifier.
    case identifier
    /// Both are of the same row of the register.
    case citizen
    /// Name without marks, year of birth and ward agree.
    case likeness
  }

  /// The one that was entered first.
  public var first: Int
  public var second: Int
  public var grounds: Set<Ground>
}
