public import Quantities

/// Somebody who may do something in the database.
public struct Officer: Hashable, Sendable {
  /// The row's number; 0 for nobody in particular.
  public var id: Int
  /// What the log calls them: unique for all time, also after they left.
  public var name: String
  public var role: Role
  public var area: AreaLimit
  /// Since when they may do nothing any more.
  public var endedAt: Instant?

  public init(id: Int, name: String, role: Role, area: AreaLimit, endedAt: Instant? = nil) {
    self.id = id
    self.name = name
    self.role = role
    self.area = area
    self.endedAt = endedAt
  }

  /// Whoever asks without a name.
  public static let anyone = Officer(id: 0, name: "public", role: .anyone, area: .everything)
}
