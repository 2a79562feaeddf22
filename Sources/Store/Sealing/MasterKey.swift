import Crypto
import Quantities
import Foundation

/// The secret of 32 bytes that opens a database's data keys, and so everything that is sealed in it.
///
/// It is kept outside the database: in a key file or in the environment. It never shows in a description, a dump or an error;
/// its fingerprint does, which gives nothing of it away. Safe for use from any thread.
public struct MasterKey: Sendable {
  public static let byteCount = 32

  let key: SymmetricKey

  /// A new key from the system's source of randomness.
  public init() { key = SymmetricKey(size: .bits256) }

  /// - Throws: `SealingError.unusableKey` unless there are 32 bytes.
  public init(bytes: [UInt8], from source: String) throws(SealingError) {
    guard bytes.count == Self.byteCount else { throw .unusableKey(source: source) }
    key = SymmetricKey(data: bytes)
  }

  /// A key written as 64 hexadecimal digits or in base64, with or without white space around it.
  ///
  /// - Parameter source: where the text is from, for the error.
  /// - Throws: `SealingError.unusableKey`, which does not repeat the text.
  public init(text: String, from source: String) throws(SealingError) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if let bytes = [UInt8](hexadecimal: text), bytes.count == Self.byteCount {
      try self.init(bytes: bytes, from: source)
    } else if let data = Data(base64Encoded: text) {
      try self.init(bytes: Array(data), from: source)
    } else {
      throw .unusableKey(source: source)
    }
  }

  /// Which key it is: the first 8 bytes of a keyed hash, as hexadecimal digits.
  ///
  /// A database keeps it beside its data keys, so that a wrong key is told from a damaged file.
  public var fingerprint: String {
    let code = HMAC<SHA256>.authenticationCode(for: Array("zonal master key".utf8), using: key)
    return Array(code.prefix(8)).hexadecimal
  }

  var text: String { key.withUnsafeBytes { Array($0).hexadecimal } }
}

extension MasterKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "master key \(fingerprint)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["fingerprint": fingerprint]) }
}
