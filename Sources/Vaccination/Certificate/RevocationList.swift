public import Credentials
public import Quantities

/// Hashes of revoked certificates, signed: small, and of use without a network.
///
/// It names nobody: a hash tells who has the certificate whether it is in the list, and nothing to whoever has the list alone, for
/// identifiers are random.
public struct RevocationList: Hashable, Sendable {
  private static let hashes = CBORValue(-65_540)
  private static let limits = CBORReader.Limits(depth: 4, items: 64, bytes: 1 << 24)

  /// Country of the issuer.
  public var country: String
  /// When it was made, in whole seconds.
  public private(set) var made: Instant
  /// Ascending, each once.
  public private(set) var entries: [[UInt8]]

  public init(country: String, made: Instant, hashes: some Sequence<[UInt8]>) {
    self.country = country
    self.made = Instant(milliseconds: made.milliseconds / 1000 * 1000)
    entries = Set(hashes).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// - Complexity: O(log *n*).
  public func contains(_ identifier: CertificateIdentifier) -> Bool {
    let hash = identifier.hash
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].lexicographicallyPrecedes(hash) { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low] == hash
  }

  /// A signed message (COSE_Sign1).
  public func signed(by key: SigningKey) -> [UInt8] {
    let claims = CBORValue.map([
      CBORPair(1, .text(country)), CBORPair(6, CBORValue(made.milliseconds / 1000)),
      CBORPair(Self.hashes, .bytes(entries.flatMap { $0 })),
    ])
    return COSESign1.issue(CBORWriter.encode(claims), by: key).encoded()
  }

  /// Reads a list that one of the keys signed.
  ///
  /// - Throws: `CredentialError`, also when none of the keys did.
  public static func read(
    _ bytes: [UInt8], key: (_ keyID: [UInt8]) -> VerifyingKey?
  ) throws(CredentialError) -> RevocationList {
    let message = try COSESign1.readIssued(bytes, limits: limits)
    guard let key = message.keyID.flatMap(key), message.isSigned(by: key) else {
      throw .key("nobody who is trusted signed this list of revoked certificates")
    }
    var fields = try CBORFields(
      try CBORReader.read(message.payload ?? [], form: .deterministic, limits: limits), name: "the list")
    let country = try fields.text(1)
    let made = try fields.number(6, most: 253_402_300_799)
    let all = try fields.bytes(hashes)
    try fields.finish()
    let length = CertificateIdentifier.hashLength
    guard all.count % length == 0 else { throw .unexpected(field: "the hashes", wanted: "of \(length) bytes each") }
    return RevocationList(
      country: country, made: Instant(milliseconds: Int64(made) * 1000),
      hashes: stride(from: 0, to: all.count, by: length).map { Array(all[$0..<$0 + length]) })
  }
}
