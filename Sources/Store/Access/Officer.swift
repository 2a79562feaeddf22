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

  /// Whether a text can name an officer: 1 to 100 letters, digits, points, hyphens or underscores, which a log can hold.
  public static func isName(_ text: String) -> Bool {
    let allowed = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || ".-_".unicodeScalars.contains($0)
    }
    return allowed && (1...100).contains(text.unicodeScalars.count)
  }

  /// Whoever asks without a name.
  public static let anyone = Officer(id: 0, name: "public", role: .anyone, area: .everything)
}
