import Crypto
import _CryptoExtras
import Foundation

/// Public keys as COSE_Key (RFC 9052, section 7; RFC 9053, section 7).
extension VerifyingKey {
  /// The key's type and numbers and nothing else, which is what its thumbprint is of.
  public var coseKey: CBORValue { Self.coseKey(kind) }

  static func coseKey(_ kind: Kind) -> CBORValue {
    func curve(_ number: CBORValue, _ point: Data) -> CBORValue {
      let half = point.count / 2
      return [1: 2, -1: number, -2: .bytes(Array(point.prefix(half))), -3: .bytes(Array(point.suffix(half)))]
    }
    switch kind {
    case .p256(let key): return curve(1, key.rawRepresentation)
    case .p384(let key): return curve(2, key.rawRepresentation)
    case .ed25519(let key): return [1: 1, -1: 6, -2: .bytes(Array(key.rawRepresentation))]
    case .rsa(let key):
      guard let numbers = try? key.getKeyPrimitives() else { return [1: 3] }
      func trimmed(_ number: Data) -> CBORValue { .bytes(Array(number.drop { $0 == 0 })) }
      return [1: 3, -1: trimmed(numbers.modulus), -2: trimmed(numbers.publicExponent)]
    }
  }

  /// Reads a public key; an algorithm, operations and an id that stand in it must be those of the key.
  ///
  /// - Throws: `CredentialError.key`.
  public init(coseKey value: CBORValue) throws(CredentialError) {
    guard value.map != nil, let type = value[1]?.integer else { throw .key("a COSE_Key has no type") }
    let key: Kind
    do {
      switch (type, value[-1]?.integer) {
      case (2, 1): key = .p256(try .init(x963Representation: Self.point(value, 32)))
      case (2, 2): key = .p384(try .init(x963Representation: Self.point(value, 48)))
      case (1, 6): key = .ed25519(try .init(rawRepresentation: Self.part(value, -2, 32)))
      case (3, _):
        guard let modulus = value[-1]?.bytes, let exponent = value[-2]?.bytes else {
          throw CredentialError.key("an RSA key has no numbers")
        }
        key = .rsa(try .init(n: modulus, e: exponent))
      default: throw CredentialError.key("a COSE_Key is of a kind that is not used here")
      }
    } catch let error as CredentialError { throw error } catch { throw .key("the numbers of a COSE_Key are of no key") }
    self.init(key)
    if let named = value[3], named.integer != algorithm.rawValue {
      throw .key("a COSE_Key is for another algorithm than \(algorithm)")
    }
    // 2 is to verify.
    if let operations = value[4], operations.array?.contains(2) != true {
      throw .key("a COSE_Key is not for signatures")
    }
  }

  private static func part(_ value: CBORValue, _ label: CBORValue, _ count: Int) throws(CredentialError) -> [UInt8] {
    guard let bytes = value[label]?.bytes, bytes.count == count else {
      throw .key("a coordinate of a COSE_Key is not of \(count) bytes")
    }
    return bytes
  }

  /// A point with both coordinates, or with one and the sign of the other.
  private static func point(_ value: CBORValue, _ count: Int) throws -> [UInt8] {
    let x = try part(value, -2, count)
    switch value[-3] {
    case CBORValue.true: return try whole([3] + x, count)
    case CBORValue.false: return try whole([2] + x, count)
    default: return [4] + x + (try part(value, -3, count))
    }
  }

  private static func whole(_ compressed: [UInt8], _ count: Int) throws -> [UInt8] {
    count == 32
      ? Array(try P256.Signing.PublicKey(compressedRepresentation: compressed).x963Representation)
      : Array(try P384.Signing.PublicKey(compressedRepresentation: compressed).x963Representation)
  }
}
