/// A message with one signature, COSE_Sign1 (RFC 9052, section 4.2).
///
/// Reading takes whatever the standard takes: with or without the tag, headers in any order, a payload that is kept
/// elsewhere. What this house itself signs has one form, which `readIssued` insists on.
public struct COSESign1: Hashable, Sendable {
  /// The numbers of header parameters that are looked at here.
  enum Label {
    static let algorithm: CBORValue = 1
    static let critical: CBORValue = 2
    static let contentType: CBORValue = 3
    static let keyID: CBORValue = 4
  }
  /// The tag of COSE_Sign1.
  public static let tag: UInt64 = 18

  /// The protected header as it was signed: the encoding of a map, or nothing.
  public let protectedBytes: [UInt8]
  public let protected: [CBORPair]
  public var unprotected: [CBORPair]
  /// `nil` when it is kept elsewhere.
  public var payload: [UInt8]?
  public var signature: [UInt8]

  public init(protected: [CBORPair], unprotected: [CBORPair] = [], payload: [UInt8]?, signature: [UInt8] = []) {
    self.protected = protected
    protectedBytes = protected.isEmpty ? [] : CBORWriter.encode(.map(protected))
    self.unprotected = unprotected
    self.payload = payload
    self.signature = signature
  }

  /// Reads a message with or without its tag.
  ///
  /// - Throws: `CredentialError.malformed`, `.tooMuch`; `.unexpected` when it is CBOR and no COSE_Sign1.
  public init(
    reading bytes: [UInt8], form: CBORReader.Form = .general, limits: CBORReader.Limits = CBORReader.Limits()
  ) throws(CredentialError) {
    var value = try CBORReader.read(bytes, form: form, limits: limits)
    if case .tagged(Self.tag, let inner) = value { value = inner }
    try self.init(value, form: form)
  }

  /// - Parameter value: the array of the message, without a tag.
  public init(_ value: CBORValue, form: CBORReader.Form = .general) throws(CredentialError) {
    guard let parts = value.array, parts.count == 4 else {
      throw .unexpected(field: "a signed message", wanted: "an array of four")
    }
    guard let protectedBytes = parts[0].bytes else { throw .unexpected(field: "the protected header", wanted: "bytes") }
    guard let unprotected = parts[1].map else { throw .unexpected(field: "the unprotected header", wanted: "a map") }
    guard let signature = parts[3].bytes else { throw .unexpected(field: "the signature", wanted: "bytes") }
    let payload = parts[2].bytes
    guard payload != nil || parts[2] == .null else { throw .unexpected(field: "the payload", wanted: "bytes or null") }
    var protected: [CBORPair] = []
    if !protectedBytes.isEmpty {
      guard let map = try CBORReader.read(protectedBytes, form: form).map else {
        throw .unexpected(field: "the protected header", wanted: "a map in bytes")
      }
      protected = map
    }
    self.protected = protected
    // Of an empty map the standard signs the empty string, however it was sent.
    self.protectedBytes = protected.isEmpty ? [] : protectedBytes
    self.unprotected = unprotected
    self.payload = payload
    self.signature = signature
  }

  /// The message in deterministic form.
  public func encoded(tagged: Bool = true) -> [UInt8] {
    let array = CBORValue.array([
      .bytes(protectedBytes), .map(unprotected), payload.map(CBORValue.bytes) ?? .null, .bytes(signature),
    ])
    return CBORWriter.encode(tagged ? .tagged(Self.tag, array) : array)
  }

  /// What a header says of the message: the protected one, and where it is silent the other.
  public func header(_ label: CBORValue) -> CBORValue? {
    protected.first { $0.key == label }?.value ?? unprotected.first { $0.key == label }?.value
  }

  /// `nil` when none is named, or one that is not checked here.
  public var algorithm: COSEAlgorithm? { header(Label.algorithm)?.integer.flatMap(COSEAlgorithm.init) }
  /// Which key to look for; a hint, which proves nothing.
  public var keyID: [UInt8]? { header(Label.keyID)?.bytes }
}
