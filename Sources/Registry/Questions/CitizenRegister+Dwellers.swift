package import Quantities
package import Store

extension CitizenRegister {
  /// The records of those who dwell in a ward on a day, one after the other by row number, for other parts of the program.
  ///
  /// Nobody is asked and nothing is logged: who shows any of it to somebody asks for their right and logs it, and who only counts gives
  /// numbers away.
  ///
  /// - Parameter body: is told the citizen's row, the household's number, and the record.
  /// - Throws: `StoreError`; `SealingError`; `RegistryError.unreadable`; what `body` throws.
  package func forEachDweller(
    ofWard ward: Int, on day: Day, _ reading: Reading,
    _ body: (_ citizen: Int, _ household: Int?, _ record: CitizenRecord) throws -> Void
  ) throws {
    let statement = try reading.statement(
      """
      SELECT c.id, c.version, c.sealed, c.household FROM registry_residences r JOIN registry_citizens c ON c.id = r.citizen
      WHERE r.ward = ? AND r.dwelling = 1 AND r.first_day <= ? AND (r.last_day IS NULL OR r.last_day >= ?)
      """)
    statement.bind(0, ward)
    statement.bind(1, Int64(day.number))
    statement.bind(2, Int64(day.number))
    defer { statement.reset() }
    while try statement.step() {
      let citizen = statement.int(0)
      let (version, record) = try CitizenRecord.decode(
        keys.sealer.open(statement.bytes(2), table: "registry_citizens", row: citizen))
      guard version == statement.int(1) else { throw RegistryError.unreadable }
      try body(citizen, statement.optionalInt(3), record)
    }
  }

  /// The row of the citizen of an identifier; `nil` for nobody. As above, for other parts of the program.
  ///
  /// - Throws: `StoreError`.
  package func row(of identifier: PersonalIdentifier, _ reading: Reading) throws -> Int? {
    try numbers(.identifier, keys.key(of: identifier), reading).first
  }

  /// The record of a citizen; `nil` when there is none. As above, for other parts of the program.
  ///
  /// - Throws: `StoreError`; `SealingError`; `RegistryError.unreadable`.
  package func record(ofCitizen number: Int, _ reading: Reading) throws -> CitizenRecord? {
    try find(number, reading).first?.record
  }

  /// The wards in which a citizen dwells on a day: one, or none.
  package static func wards(ofDweller record: CitizenRecord, on day: Day) -> Set<Int> {
    Set(Presence.of(record).filter { $0.isDwelling && $0.holds(on: day) }.map(\.ward))
  }
}
