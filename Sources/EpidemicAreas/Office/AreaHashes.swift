import Credentials
import Registry
import Store

/// The keyed hashes by which dwellings, persons at checkpoints and codes are found.
struct AreaHashes: Sendable {
  private let dwelling: KeyedHash
  private let person: KeyedHash
  private let code: KeyedHash

  init(_ sealer: Sealer) {
    dwelling = sealer.keyedHash(label: "area dwelling")
    person = sealer.keyedHash(label: "area person")
    code = sealer.keyedHash(label: "area code")
  }

  /// Of an address as `AddressText` has it.
  func key(ofAddress normalised: String) -> [UInt8] { dwelling(normalised) }
  func key(ofCitizen number: Int) -> [UInt8] { person("citizen \(number)") }
  /// Of somebody whom the register does not have.
  func key(ofStranger text: String) -> [UInt8] { person("stranger \(text)") }
  func key(ofCode text: TypedCode) -> [UInt8] { code(text.description) }
}
