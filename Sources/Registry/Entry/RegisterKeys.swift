import Store

/// The keyed hashes by which citizens and households are found.
struct RegisterKeys: Sendable {
  /// What a row of `registry_keys` is the hash of.
  enum Kind: Int { case identifier, former, household }

  let sealer: Sealer
  private let former: KeyedHash
  private let household: KeyedHash

  init(_ sealer: Sealer) {
    self.sealer = sealer
    former = sealer.keyedHash(label: "registry former number")
    household = sealer.keyedHash(label: "registry household")
  }

  func key(of identifier: PersonalIdentifier) -> LookupKey { LookupKey(sealer.lookup(identifier)) }
  func key(of number: FormerIdentityNumber) -> LookupKey { LookupKey(former(number.digits)) }
  func key(ofHousehold text: String) -> LookupKey { LookupKey(household(text)) }
}
