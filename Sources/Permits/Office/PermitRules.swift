public import Quantities
public import Store
public import Surveillance

/// What permits are decided by at an instant: the adopted policy, its rules of then, and the published map with what it announces.
///
/// Immutable; made once and shared until the map, the policy or the hour changes (`isCurrent`).
public struct PermitRules: Sendable {
  /// Row of the adopted policy.
  public let policyNumber: Int
  public let policy: PermitPolicy
  public let edition: PolicyEdition
  public let outlook: ZoneOutlook
  public let snapshot: ZoneSnapshot
  /// For when it was made.
  public let instant: Instant
  /// The first instant at which other rules of the policy hold; `nil` when none is told.
  public let until: Instant?

  public var offset: Int { snapshot.clockOffset }
  public var vintage: BoundaryVintage { snapshot.vintage }

  /// - Parameter instant: now.
  /// - Throws: `PermitError.noPolicy`, `.notInForce`; `CriteriaError`; `StoreError`; `GEOSError`.
  public init(_ snapshot: ZoneSnapshot, at instant: Instant, _ reading: Reading) throws {
    let adopted = try AdoptedPolicy.last(reading)
    self.snapshot = snapshot
    self.instant = instant
    policyNumber = adopted.number
    policy = adopted.policy
    let moment = instant.moment(offset: snapshot.clockOffset)
    edition = try policy.edition(at: moment)
    outlook = try ZoneOutlook(snapshot, from: instant, days: edition.outlookDays)
    until = edition.until.map { Instant($0, offset: snapshot.clockOffset) }
  }

  /// Whether nothing has changed since that decisions look at.
  ///
  /// An outlook reaches further than the longest permit from when it was made; after an hour it is made anew.
  public func isCurrent(_ snapshot: ZoneSnapshot, at instant: Instant, _ reading: Reading) throws -> Bool {
    guard snapshot === self.snapshot, instant.milliseconds - self.instant.milliseconds < 3_600_000,
      instant >= self.instant, until.map({ instant < $0 }) ?? true
    else { return false }
    return try AdoptedPolicy.number(reading) == policyNumber
  }
}
