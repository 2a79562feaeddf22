public import Credentials
public import SigningKeys
public import Quantities
public import Store

/// The keys with which permits and check bundles are signed: which, for what, from when to when.
public enum PermitKeys: SigningKeyRing {
  /// What a key signs, as check bundles say it.
  public typealias Uses = CheckKey.Use

  public static let room = "permit"
  public static let table = "permits_keys"
  public static let hasUses = true

  public static func error(_ fault: KeyFault) -> any Error {
    switch fault {
    case .unknown(let id, let known): PermitError.unknown(what: "permit key", name: id, known: known)
    case .notAccepted(let why): PermitError.unusable(why)
    case .unusable(let why): PermitError.unusableKey(why)
    }
  }

  /// Lets a key sign from now on, or from later.
  ///
  /// - Throws: as `add(_:bits:from:until:by:_:)`.
  public static func add(
    _ key: VerifyingKey, for uses: Uses, from: Instant? = nil, until: Instant? = nil, by access: Access,
    _ writing: Writing
  ) throws {
    try add(key, bits: uses.rawValue, from: from, until: until, by: access, writing)
  }

  /// - Throws: `PermitError.unusableKey`; `StoreError`.
  static func require(_ id: [UInt8], for use: Uses, at now: Instant, _ reading: Reading) throws {
    try require(id, bits: use.rawValue, at: now, reading)
  }
}

extension RingKey {
  /// What a key of the permits' ring signs.
  public var uses: PermitKeys.Uses { PermitKeys.Uses(rawValue: bits) }
}
