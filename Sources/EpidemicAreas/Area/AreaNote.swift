/// The act of law that something is done by, who issued it, and why.
public struct AreaNote: Hashable, Sendable {
  public var authority: String
  public var act: String
  public var reason: String

  public init(authority: String, act: String, reason: String) {
    self.authority = authority
    self.act = act
    self.reason = reason
  }
}
