import Quantities
import Store

/// Who asks: somebody with a valid token, or anyone.
struct Identity: Sendable {
  /// The officer, in the area that the token leaves them.
  var officer: Officer
  /// What they may do now, in that area where a right is bound to areas.
  var rights: Set<Right>
  /// When their token ends; `nil` for anyone.
  var expires: Instant?

  init(officer: Officer, rights: Set<Right>? = nil, expires: Instant? = nil) {
    self.officer = officer
    self.rights = rights ?? officer.role.rights
    self.expires = expires
  }

  static let anyone = Identity(officer: .anyone)

  var isAnyone: Bool { officer == .anyone }

  /// Whether exact counts may be shown; everybody else sees them protected. Whose role is bound to areas and who has none sees none.
  var seesExactCounts: Bool {
    rights.contains(.readStatistics) && !(officer.area.isNothing && rights.contains(where: \.isBoundToArea))
  }

  /// Their access for one request and a purpose.
  ///
  /// - Throws: `StoreError`.
  func access(_ purpose: Purpose, at instant: Instant, _ reading: Reading) throws -> Access {
    try Access(officer, purpose: purpose, at: instant, reading)
  }
}
