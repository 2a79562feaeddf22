public import Registry
public import Store

/// The keyed hashes by which people of records are found without being read.
public struct CaseHashes: Sendable {
  let sealer: Sealer
  private let likenessHash: KeyedHash

  public init(_ sealer: Sealer) {
    self.sealer = sealer
    likenessHash = sealer.keyedHash(label: "case likeness")
  }

  public func key(of identifier: PersonalIdentifier) -> [UInt8] { sealer.lookup(identifier) }

  /// Of family and given name without marks, the year of birth and the ward that the person counts in.
  ///
  /// - Returns: `nil` where one of the three is not known: then nothing is alike.
  public func likeness(name: String, birthYear: Int?, ward: Int?) -> [UInt8]? {
    guard let birthYear, let ward, let key = NameKey(PersonName(name)) else { return nil }
    return likenessHash("\(key.text) \(birthYear) \(ward)")
  }
}
