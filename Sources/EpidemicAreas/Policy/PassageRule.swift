public import Criteria

/// What the rules say of those who want to go in or out.
public struct PassageRule: Sendable {
  /// Which way somebody goes through a checkpoint.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case enter = "in"
    case leave = "out"

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .enter: ("vào", "in")
      case .leave: ("ra", "out")
      }
    }
  }

  /// What comes of a ground.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case allow
    /// Only with a credential that was verified, or a code that was issued for the ground.
    case withCredential = "with-credential"
    /// An officer of the area decides.
    case review
    case refuse
  }

  public struct Terms: Hashable, Sendable {
    /// By the id of the ground.
    public var grounds: [String: Verdict]
    /// Of any other ground.
    public var otherwise: Verdict
    /// Whether who comes in stays until the area's end, whatever the ground of leaving but those of `evenBound`.
    public var binds: Bool
    public var evenBound: [String]
    /// Whether who lives in the area may come home without a ground.
    public var returnsHome: Bool
  }

  public var id: String
  public var direction: Direction
  /// The kinds of areas that it is for; empty for all.
  public var kinds: [AreaKind]
  public var dated: Dated<Terms>
  package var line = 0
}
