import Store

/// Who asks: somebody with a valid token, or anyone.
struct Identity: Sendable {
  var officer: Officer

  static let anyone = Identity(officer: .anyone)

  var isAnyone: Bool { officer == .anyone }

  /// Whether exact counts may be shown; everybody else sees them protected.
  var seesExactCounts: Bool { officer.role.rights.contains(.readStatistics) }
}
