/// Who issues for a group.
public struct Issuing: Hashable, Sendable {
  /// Id of the issuer.
  public var issuer: String
  /// Whether a second officer must agree.
  public var secondOfficer: Bool
}
