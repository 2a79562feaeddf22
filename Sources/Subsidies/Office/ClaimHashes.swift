import Registry
import Store

/// The keyed hashes by which claimants are found.
struct ClaimHashes: Sendable {
  private let sealer: Sealer
  private let business: KeyedHash
  private let household: KeyedHash

  init(_ sealer: Sealer) {
    self.sealer = sealer
    business = sealer.keyedHash(label: "support business")
    household = sealer.keyedHash(label: "support household")
  }

  func key(of identifier: PersonalIdentifier) -> [UInt8] { sealer.lookup(identifier.digits) }

  /// What a payment is once for: the person; of a household's business its number, or, of one that is not registered, who runs it.
  func claimant(_ kind: ClaimKind, _ person: ClaimPerson) -> [UInt8] {
    switch kind {
    case .person: key(of: person.identifier)
    case .household:
      if let number = person.business?.number.filter({ $0.isLetter || $0.isNumber }), !number.isEmpty {
        business(number.uppercased())
      } else {
        household(person.identifier.digits)
      }
    }
  }
}
