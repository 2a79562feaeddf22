import Crypto
import Foundation
public import Quantities

/// What the decision log was at some time: how many entries, and the hash over all of them. Signed, it binds the log to that.
///
/// Kept elsewhere (printed, mailed, on another machine), it shows later whether the log only grew since.
public struct TreeHead: Hashable, Sendable {
  /// Whose log it is, in the text that is signed.
  static let origin = "zonal/decisions"

  /// How many entries the log has.
  public var size: Int
  public var root: TreeHash
  /// When the last of them was put in.
  public var recordedAt: Instant
  /// The digest of the head before it, signature and all: the last head's signature thus vouches for all.
  public var previous: TreeHash
  /// `nil` for a log without keys.
  public var signature: Signature?

  public struct Signature: Hashable, Sendable {
    /// The number of the log key in the database.
    public var key: Int
    /// 64 bytes of Ed25519.
    public var bytes: [UInt8]
  }

  /// What is signed: the body of a checkpoint.
  ///
  /// Lines: whose log, size, root in base64, and as further lines the instant in milliseconds and the digest of the head before.
  ///
  /// Source: C2SP tlog-checkpoint.
  var body: String {
    """
    \(Self.origin)
    \(size)
    \(Data(root.bytes).base64EncodedString())
    recorded \(recordedAt.milliseconds)
    previous \(Data(previous.bytes).base64EncodedString())

    """
  }

  func signed(by key: LogKey) -> TreeHead {
    var head = self
    head.signature = Signature(key: key.number, bytes: key.sign(Array(body.utf8)))
    return head
  }

  /// Whether a key signed it.
  ///
  /// - Parameter publicKey: 32 bytes of Ed25519.
  public func isSigned(by publicKey: [UInt8]) -> Bool {
    guard let signature, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature.bytes, for: Array(body.utf8))
  }

  /// What the next head names as the one before it.
  ///
  /// SHA-256 of size, root, instant, digest of the head before, key number and signature, at fixed places, numbers with the highest
  /// byte first; without a signature the last two are zeros, which no signature is.
  var digest: TreeHash {
    withUnsafeTemporaryAllocation(byteCount: 152, alignment: 8) { bytes in
      bytes.initializeMemory(as: UInt8.self, repeating: 0)
      bytes.storeBytes(of: Int64(size).bigEndian, toByteOffset: 0, as: Int64.self)
      root.write(to: bytes, at: 8)
      bytes.storeBytes(of: recordedAt.milliseconds.bigEndian, toByteOffset: 40, as: Int64.self)
      previous.write(to: bytes, at: 48)
      if let signature {
        bytes.storeBytes(of: Int64(signature.key).bigEndian, toByteOffset: 80, as: Int64.self)
        UnsafeMutableRawBufferPointer(rebasing: bytes[88..<152]).copyBytes(from: signature.bytes.prefix(64))
      }
      return .plain(UnsafeRawBufferPointer(bytes))
    }
  }
}
