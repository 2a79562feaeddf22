/// A right that somebody asked for and did not have.
public struct Refusal: Hashable, Sendable {
  public enum Ground: String, Sendable {
    case role, area, ended
  }

  public var officer: String
  public var role: Role
  public var purpose: Purpose
  public var right: Right
  /// What it was asked for, by numbers: `citizen 4711`.
  public var subject: String
  public var ground: Ground

  /// What the log has of it.
  var act: Act {
    Act(
      actor: officer, kind: "access.refuse", subject: subject, reason: ground.rawValue,
      facts: ["right": right.rawValue, "role": role.rawValue, "purpose": purpose.rawValue])
  }
}
