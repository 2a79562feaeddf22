import Quantities
package import Store

/// A row of residences as whoever goes through all of them sees it: numbers only, no record is opened.
package struct SweptResidence: Sendable {
  package var citizen: Int
  /// Row number of the ward.
  package var ward: Int
  /// Day numbers; `nil` for ever before, and while it lasts.
  package var first: Int32?
  package var last: Int32?
  package var birth: Int32?
  /// Whether the citizen dwells there in these days: at most one row of a citizen on any day.
  package var isDwelling: Bool

  package func holds(on day: Int32) -> Bool { first.map { $0 <= day } ?? true && last.map { day <= $0 } ?? true }
}

/// What stands in clear beside a citizen's sealed record.
package struct SweptCitizen: Sendable {
  package var birth: Int32?
  package var sex: Sex
  package var groups: PriorityGroups
  package var household: Int?
}

extension CitizenRegister {
  /// Goes through the residences of a ward, of all kinds, one after the other by kind and citizen.
  ///
  /// - Throws: `StoreError`; what `body` throws.
  package static func forEachResidence(
    ofWard ward: Int, _ reading: Reading, _ body: (SweptResidence) throws -> Void
  ) throws {
    let statement = try reading.statement(
      "SELECT citizen, first_day, last_day, birth_day, dwelling FROM registry_residences WHERE ward = ?")
    statement.bind(0, ward)
    defer { statement.reset() }
    while try statement.step() {
      let first = Int32(truncatingIfNeeded: statement.int(1))
      try body(
        SweptResidence(
          citizen: statement.int(0), ward: ward, first: first == Presence.always ? nil : first,
          last: statement.optionalInt(2).map { Int32(truncatingIfNeeded: $0) },
          birth: statement.optionalInt(3).map { Int32(truncatingIfNeeded: $0) }, isDwelling: statement.int(4) != 0))
    }
  }

  /// Goes through the citizens who are in any priority group; the index holds both, so no record is touched.
  ///
  /// - Throws: `StoreError`; what `body` throws.
  package static func forEachGroupMember(_ reading: Reading, _ body: (Int, PriorityGroups) throws -> Void) throws {
    let statement = try reading.statement("SELECT id, groups FROM registry_citizens WHERE groups <> 0")
    defer { statement.reset() }
    while try statement.step() {
      try body(statement.int(0), PriorityGroups(mask: UInt64(bitPattern: Int64(statement.int(1)))))
    }
  }

  /// What stands in clear beside a citizen's record; `nil` when there is none of the number.
  ///
  /// - Throws: `StoreError`.
  package static func clear(ofCitizen number: Int, _ reading: Reading) throws -> SweptCitizen? {
    let statement = try reading.statement(
      "SELECT birth_day, sex, groups, household FROM registry_citizens WHERE id = ?")
    statement.bind(0, number)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return SweptCitizen(
      birth: statement.optionalInt(0).map { Int32(truncatingIfNeeded: $0) },
      sex: Sex(rawValue: statement.int(1)) ?? .unknown,
      groups: PriorityGroups(mask: UInt64(bitPattern: Int64(statement.int(2)))), household: statement.optionalInt(3))
  }

  /// Birth days of the members of a household, as numbers; who died or moved away is left out.
  ///
  /// - Throws: `StoreError`.
  package static func births(ofHousehold household: Int, _ reading: Reading) throws -> [Int32] {
    let statement = try reading.statement(
      """
      SELECT birth_day FROM registry_citizens
      WHERE household = ? AND deceased_day IS NULL AND moved_day IS NULL AND birth_day IS NOT NULL ORDER BY id
      """)
    statement.bind(0, household)
    defer { statement.reset() }
    var births: [Int32] = []
    while try statement.step() { births.append(Int32(truncatingIfNeeded: statement.int(0))) }
    return births
  }

  /// The highest row number of a citizen; 0 in an empty register.
  ///
  /// - Throws: `StoreError`.
  package static func lastNumber(_ reading: Reading) throws -> Int {
    try reading.first("SELECT max(id) FROM registry_citizens") { $0.optionalInt(0) }.flatMap { $0 } ?? 0
  }

  /// The row of the citizen with the keyed hash of an identifier, `Sealer.lookup` of its digits; `nil` for nobody.
  ///
  /// - Throws: `StoreError`.
  package static func row(ofKey key: [UInt8], _ reading: Reading) throws -> Int? {
    try reading.first(
      "SELECT id FROM registry_keys WHERE kind = ? AND key = ?",
      [SQLValue(RegisterKeys.Kind.identifier.rawValue), .bytes(key)]
    ) { $0.int(0) }
  }
}
