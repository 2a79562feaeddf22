public import Criteria

/// What a checker decides by with no network: keys, policy, wards, zones, the gate, and what is refused; whole, or as what changed.
///
/// A whole bundle has all of its parts. In a delta a part that is `nil` is as before; `refused` holds what came to it and
/// `reinstated` what left it. There is nothing of persons in it, and nothing that could sign.
public struct CheckBundle: Hashable, Sendable {
  /// The last change that is in it, counted from 1.
  public var number: Int
  /// Seconds since 1970 (UTC), as all times here.
  public var issuedAt: Int
  /// 0 for a whole bundle; for a delta the number of the state that it continues.
  public var since: Int
  public var issuer: String
  public var keys: [CheckKey]?
  public var policy: CheckPolicy?
  public var vintage: CheckVintage?
  public var zones: CheckZones?
  public var gate: [CheckGate]?
  public var refused: RefusedSerials
  /// Ascending.
  public var reinstated: [Int]
  /// `nil` where codes cannot be typed at checkpoints.
  public var listed: ListedCodes?
  /// What holders are told, by the byte in `refused`.
  public var reasons: [UInt8: Localized]?

  /// A whole bundle.
  public init(
    number: Int, issuedAt: Int, issuer: String, keys: [CheckKey], policy: CheckPolicy, vintage: CheckVintage,
    zones: CheckZones, gate: [CheckGate], refused: RefusedSerials, listed: ListedCodes? = nil,
    reasons: [UInt8: Localized]
  ) {
    precondition(number > 0 && issuedAt >= 0, "changes are counted from 1")
    precondition(zones.wards.count == vintage.wards.count, "a level for each ward")
    self.number = number
    self.issuedAt = issuedAt
    since = 0
    self.issuer = issuer
    self.keys = keys
    self.policy = policy
    self.vintage = vintage
    self.zones = zones
    self.gate = gate
    self.refused = refused
    reinstated = []
    self.listed = listed
    self.reasons = reasons
  }

  /// What changed: nothing yet.
  public init(number: Int, issuedAt: Int, since: Int, issuer: String) {
    precondition(since > 0 && number >= since && issuedAt >= 0, "a delta continues a state")
    self.number = number
    self.issuedAt = issuedAt
    self.since = since
    self.issuer = issuer
    refused = RefusedSerials()
    reinstated = []
  }

  public var isWhole: Bool { since == 0 }
}
