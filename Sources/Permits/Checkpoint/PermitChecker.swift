public import Credentials
public import Quantities

/// Decides with no network whether a permit holds: by a signed bundle, the moment, and where the checkpoint is.
///
/// It trusts the keys that it was given, and those that a bundle of theirs lists for bundles. A bundle that is older than
/// the policy allows decides nothing: the answer is then "cannot decide", never "valid". It keeps nothing of what it checks.
public struct PermitChecker: Sendable {
  /// Keys given at installation.
  public let anchors: [VerifyingKey]
  /// The whole bundle with all deltas that were taken; `nil` before the first.
  public private(set) var bundle: CheckBundle?

  public init(anchors: [VerifyingKey]) { self.anchors = anchors }

  /// With a whole bundle that was made here and needs no signature.
  init(whole bundle: CheckBundle) {
    anchors = []
    self.bundle = bundle
  }

  /// Keys that the next bundle may be signed with: the anchors and the listed ones, without those that are withdrawn.
  public var trusted: [TrustedKey] {
    let listed = bundle?.keys ?? []
    let withdrawn = Set(listed.filter { $0.withdrawn != nil }.map(\.key))
    let bundleKeys = listed.filter { $0.use.contains(.bundles) && $0.withdrawn == nil }
    let known = Set(bundleKeys.map(\.key))
    return bundleKeys.map { TrustedKey($0.key, listed: $0) }
      + anchors.filter { !known.contains($0) && !withdrawn.contains($0) }.map { TrustedKey($0) }
  }

  /// Takes a bundle, whole or what changed. What is older than what is here never takes its place.
  ///
  /// - Throws: `CheckBundleError`; the checker goes on with what it has.
  public mutating func take(_ bytes: [UInt8]) throws(CheckBundleError) {
    let taken = try CheckBundle(signed: bytes, trusted: trusted)
    guard let bundle else {
      guard taken.isWhole else { throw .gap }
      self.bundle = taken
      return
    }
    guard taken.issuer == bundle.issuer else { throw .issuer }
    guard taken.isWhole else {
      self.bundle = try bundle.applying(taken)
      return
    }
    guard taken.number >= bundle.number, taken.issuedAt >= bundle.issuedAt else { throw .older }
    self.bundle = taken
  }

  /// Checks what was scanned or typed.
  ///
  /// - Parameter ward: the number of the checkpoint's ward in the bundle's list; `nil` to leave open whether it is on the way.
  public func check(_ text: String, at instant: Instant, ward: Int? = nil) -> CheckVerdict {
    let now = Int(instant.moment(offset: 0).seconds)
    let given = Self.trimmed(text)
    let finding = Self.looksTyped(given) ? typed(given, now, ward) : credential(given, now, ward)
    return verdict(finding, now: now)
  }

  /// A blank is a character of base45: at the end it stays.
  private static func trimmed(_ text: String) -> Substring {
    let ends = { (byte: UInt8) in [0x09, 0x0A, 0x0D].contains(byte) }
    var bytes = text.utf8.drop { ends($0) || $0 == 0x20 }
    while let last = bytes.last, ends(last) { bytes.removeLast() }
    return Substring(bytes)
  }

  /// Whether a text is meant as a typed code, rightly typed or not.
  static func looksTyped(_ text: Substring) -> Bool {
    (1...24).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber || " -".contains(character))
      }
  }

  private func credential(_ text: Substring, _ now: Int, _ ward: Int?) -> CheckFinding {
    guard let (claims, message) = try? PermitCredential.read(String(text)) else { return .reason(.malformed) }
    guard let bundle, let policy = bundle.policy else { return .reason(.noBundle) }
    guard let key = bundle.keys?.first(where: { $0.key.keyID == message.keyID }) else {
      let isOpen = policy.reason(issuedAt: bundle.issuedAt, now: now) != nil
      return .reason(isOpen ? .keyUnknownBundleOld : .keyUnknown)
    }
    guard key.use.contains(.credentials) else { return .reason(.keyNotInForce) }
    guard message.isSigned(by: key.key) else { return .reason(.signature) }
    guard key.withdrawn == nil else { return .reason(.keyWithdrawn) }
    guard key.maySign(at: Int(claims.issued.milliseconds / 1000)) else { return .reason(.keyNotInForce) }
    guard claims.house == bundle.issuer else { return .reason(.issuer) }
    return bundle.finding(CheckedPermit(claims), at: now, ward: ward)
  }

  private func typed(_ text: Substring, _ now: Int, _ ward: Int?) -> CheckFinding {
    guard let code = TypedCode(String(text)) else { return .reason(.codeMistyped) }
    guard let bundle, let policy = bundle.policy else { return .reason(.noBundle) }
    if let reason = policy.reason(issuedAt: bundle.issuedAt, now: now) { return .reason(reason) }
    guard let listed = bundle.listed else { return .reason(.codesNotListed) }
    guard let permit = listed.permit(of: code) else { return .reason(.codeUnknown) }
    return bundle.finding(CheckedPermit(permit, groups: policy.groupOrder), at: now, ward: ward)
  }
}
