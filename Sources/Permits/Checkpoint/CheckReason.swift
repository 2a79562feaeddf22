/// Why a checker does not let a permit pass.
public enum CheckReason: String, CaseIterable, Hashable, Sendable {
  // Refused.
  /// No permit of this form, or a damaged one.
  case malformed
  /// The issuer did not sign this.
  case signature
  case keyUnknown = "key-unknown"
  case keyWithdrawn = "key-withdrawn"
  /// The key was not in its time when the permit was issued, or signs other things.
  case keyNotInForce = "key-not-in-force"
  case issuer
  /// Issued after now: a clock is wrong, here or there.
  case issuedLater = "issued-later"
  case notYet = "not-yet"
  case expired
  case wrongDay = "wrong-day"
  case wrongHour = "wrong-hour"
  case revoked
  case suspended
  case replaced
  case reportedLost = "reported-lost"
  /// Refused by a reason that this checker has no name for; the bundle has its words.
  case refusedOtherwise = "refused-otherwise"
  case notOnRoute = "not-on-route"
  case group
  case originLevel = "origin-level"
  case destinationLevel = "destination-level"
  case throughLevel = "through-level"
  case codeUnknown = "code-unknown"

  // Cannot be decided.
  case noBundle = "no-bundle"
  case bundleOld = "bundle-old"
  case bundleFuture = "bundle-future"
  case keyUnknownBundleOld = "key-unknown-bundle-old"
  /// A browser that does not know the algorithm of the signature.
  case algorithm
  case codeMistyped = "code-mistyped"
  case codesNotListed = "codes-not-listed"
  case vintageUnknown = "vintage-unknown"
  case gateUnknown = "gate-unknown"
  case zoneUnknown = "zone-unknown"

  /// Whether it leaves open what the permit is worth.
  public var leavesOpen: Bool {
    switch self {
    case .noBundle, .bundleOld, .bundleFuture, .keyUnknownBundleOld, .algorithm, .codeMistyped, .codesNotListed,
      .vintageUnknown, .gateUnknown, .zoneUnknown:
      true
    default: false
    }
  }

  /// Of a byte in a list of refused serials.
  init(refused byte: UInt8) {
    switch byte {
    case RefusedSerials.revoked: self = .revoked
    case RefusedSerials.suspended: self = .suspended
    case RefusedSerials.replaced: self = .replaced
    case RefusedSerials.reportedLost: self = .reportedLost
    default: self = .refusedOtherwise
    }
  }
}
