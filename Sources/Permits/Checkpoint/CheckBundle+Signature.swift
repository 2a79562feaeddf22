public import Credentials

extension CheckBundle {
  /// What is taken of a file that says it is a bundle: a list of typed codes makes it large.
  private static let limits = CBORReader.Limits(depth: 16, items: 1 << 20, bytes: 1 << 28)

  /// The bytes of a bundle's file, `.zpb`.
  public func signed(by key: SigningKey) -> [UInt8] { COSESign1.issue(payload, by: key).encoded() }

  /// Reads a bundle that one of some keys signed.
  ///
  /// - Parameter trusted: keys that may sign bundles; from and until of a key are compared with the bundle's own time.
  /// - Throws: `CheckBundleError.malformed`, `.keyUnknown`, `.signature`, `.keyNotInForce`.
  public init(signed bytes: [UInt8], trusted: [TrustedKey]) throws(CheckBundleError) {
    guard let message = try? COSESign1.readIssued(bytes, limits: Self.limits) else { throw .malformed }
    guard let key = trusted.first(where: { $0.key.keyID == message.keyID }) else { throw .keyUnknown }
    guard message.isSigned(by: key.key) else { throw .signature }
    try self.init(payload: message.payload ?? [], limits: Self.limits)
    if let listed = key.listed, !listed.maySign(at: issuedAt) { throw .keyNotInForce }
    if isWhole, !belongsTogether { throw .malformed }
  }
}

/// A key that a checker believes bundles of.
public struct TrustedKey: Hashable, Sendable {
  public var key: VerifyingKey
  /// How the bundle lists it that was taken last; `nil` for a key that was given at installation and is not listed.
  public var listed: CheckKey?

  public init(_ key: VerifyingKey, listed: CheckKey? = nil) {
    self.key = key
    self.listed = listed
  }
}
