import Credentials
import Registry
import Store

/// The keyed hashes by which people, references, codes and employers are found.
struct PermitHashes: Sendable {
  let sealer: Sealer
  private let reference: KeyedHash
  private let code: KeyedHash
  private let employer: KeyedHash

  init(_ sealer: Sealer) {
    self.sealer = sealer
    reference = sealer.keyedHash(label: "permit reference")
    code = sealer.keyedHash(label: "permit code")
    employer = sealer.keyedHash(label: "permit employer")
  }

  func key(of identifier: PersonalIdentifier) -> [UInt8] { sealer.lookup(identifier) }
  func key(ofReference text: TypedCode) -> [UInt8] { reference(text.description) }
  func key(ofCode text: TypedCode) -> [UInt8] { code(text.description) }
  /// Of the tax number's digits.
  func key(ofEmployer number: String) -> [UInt8] { employer(number) }
}
