public import Store

/// The register of a city's citizens, as officers see it: each within an area, for a purpose, and every look in the log.
///
/// What is read is gathered first; the act is committed to the decision log; only then are data returned. A citizen outside an
/// officer's area is refused in the same words as one that there is not, and the attempt is in the log too.
public struct CitizenRegister: Sendable {
  let file: DatabaseFile
  let keys: RegisterKeys
  /// Seconds that the clocks of the city are ahead of UTC.
  let offset: Int

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    keys = RegisterKeys(sealer)
    self.offset = offset
  }

  /// The citizen of a personal identifier.
  ///
  /// - Throws: `RegistryError.notInArea` when there is none, or none whom the officer may see; `StoreError`, `SealingError`.
  public func citizen(_ identifier: PersonalIdentifier, _ access: Access) throws -> Citizen {
    let key = keys.key(of: identifier)
    return try reveal("citizen by identifier", access) { reading in
      try numbers(.identifier, key, reading).flatMap { try find($0, reading) }
    }[0]
  }

  /// The citizen of a row number.
  ///
  /// - Throws: as `citizen(_:_:)`.
  public func citizen(number: Int, _ access: Access) throws -> Citizen {
    try reveal("citizen \(number)", access) { try find(number, $0) }[0]
  }

  /// The citizens who had a card number of 9 digits, rarely two, as far as they are in the officer's area.
  ///
  /// - Throws: as `citizen(_:_:)`.
  public func citizens(_ formerNumber: FormerIdentityNumber, _ access: Access) throws -> [Citizen] {
    let key = keys.key(of: formerNumber)
    return try reveal("citizens by former number", access) { reading in
      try numbers(.former, key, reading).flatMap { try find($0, reading) }
    }
  }

  /// The members of a household by the number of its book, as far as they are in the officer's area.
  ///
  /// - Throws: as `citizen(_:_:)`.
  public func household(_ book: String, _ access: Access) throws -> [Citizen] {
    let key = keys.key(ofHousehold: book)
    return try reveal("household", access) { reading in
      try numbers(.household, key, reading).flatMap { household in
        try reading.all(
          "SELECT \(Citizen.columns) FROM registry_citizens c \(Citizen.joins) WHERE c.household = ? ORDER BY c.id",
          [SQLValue(household)]
        ) { try Citizen($0, keys) }
      }
    }
  }

  /// The versions of a citizen, the present one first.
  ///
  /// - Throws: as `citizen(_:_:)`.
  public func history(number: Int, _ access: Access) throws -> [Citizen] {
    // Whoever may see the citizen now may see what was recorded before.
    try reveal("history of citizen \(number)", access, judgingBy: { $0.first }) { reading in
      let now = try find(number, reading)
      let earlier = try reading.all(
        """
        SELECT \(Citizen.columns) FROM registry_versions c \(Citizen.joins)
        WHERE c.citizen = ? ORDER BY c.version DESC
        """, [SQLValue(number)]
      ) { try Citizen($0, number: number, table: "registry_versions", keys) }
      return now + earlier
    }
  }

  func numbers(_ kind: RegisterKeys.Kind, _ key: LookupKey, _ reading: Reading) throws -> [Int] {
    try reading.all(
      "SELECT id FROM registry_keys WHERE kind = ? AND key = ? ORDER BY id",
      [SQLValue(kind.rawValue), .bytes(key.withBytes { Array($0) })]
    ) { $0.int(0) }
  }

  /// One citizen or none.
  func find(_ number: Int, _ reading: Reading) throws -> [Citizen] {
    try reading.all(
      "SELECT \(Citizen.columns) FROM registry_citizens c \(Citizen.joins) WHERE c.id = ?", [SQLValue(number)]
    ) { try Citizen($0, keys) }
  }
}
