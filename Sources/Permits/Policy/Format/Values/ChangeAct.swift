/// What becomes of live permits when a ward gets a level at which they would not be allowed.
public struct ChangeAct: Hashable, Sendable {
  public enum Act: String, CaseIterable, Sendable, Comparable {
    case keep, suspend, revoke

    public static func < (a: Act, b: Act) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }
  }

  /// Where the gate refuses.
  public var refused: Act
  /// Where a person must decide.
  public var review: Act
  /// Where it is a part of the ward that has the level.
  public var partly: Act
  /// Hours between telling the holder and the act.
  public var noticeHours: Int
  /// Hours for which the permit holds on after the level is in force.
  public var graceHours: Int
}
