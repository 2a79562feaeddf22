import Credentials
import Registry
import Store

/// The keyed hashes by which people and codes are found.
struct QuarantineHashes: Sendable {
  let sealer: Sealer
  private let code: KeyedHash
  private let certificate: KeyedHash

  init(_ sealer: Sealer) {
    self.sealer = sealer
    code = sealer.keyedHash(label: "quarantine code")
    certificate = sealer.keyedHash(label: "quarantine certificate")
  }

  func key(of identifier: PersonalIdentifier) -> [UInt8] { sealer.lookup(identifier) }
  func key(ofCode text: TypedCode) -> [UInt8] { code(text.description) }
  func key(ofCertificate text: TypedCode) -> [UInt8] { certificate(text.description) }
}
