import ArgumentParser
import Credentials
import SigningKeys
import Permits
import Quarantine
import Vaccination

/// A ring of keys as the command line has it: 'zonal ROOM keys make', 'add', 'end', 'list'.
protocol SigningRing: SigningKeyRing {
  /// What the keys sign, as the second half of a sentence.
  static var signed: String { get }
  /// What `--uses` may say, and the bits of each; empty where all keys sign the same.
  static var uses: [(word: String, bits: Int)] { get }
}

extension SigningRing {
  static var uses: [(word: String, bits: Int)] { [] }

  static var verb: String { "zonal \(room) keys" }

  /// All uses, where nothing else is said.
  static var allBits: Int { uses.reduce(0) { $0 | $1.bits } }

  /// The words of uses, for people.
  static func words(_ bits: Int) -> [String] { uses.filter { bits & $0.bits != 0 }.map(\.word) }
}

extension PermitKeys: SigningRing {
  static let signed = "permits and check bundles"
  static let uses = [
    (word: "credentials", bits: Uses.credentials.rawValue), (word: "bundles", bits: Uses.bundles.rawValue),
  ]
}

extension QuarantineKeys: SigningRing {
  static let signed = "certificates of completion"
}

extension VaccinationKeys: SigningRing {
  static let signed = "vaccination certificates"
}
