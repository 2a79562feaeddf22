public import Credentials
public import Quantities
public import Store

/// The public keys with which vaccination certificates are signed: which, and from when to when.
///
/// What an ended key signed while it was in use stays valid, what a withdrawn key signed does not. Private keys are never in the
/// database.
public enum VaccinationKeys {
  public struct Entry: Sendable {
    public var key: VerifyingKey
    public var from: Instant
    /// The first instant at which nothing more is signed with it; `nil` when none is set.
    public var until: Instant?
    /// Since when nothing that it signed counts.
    public var withdrawn: Instant?
  }

  /// Lets a key sign from now on.
  ///
  /// - Throws: `AccessError.refused` without the right to manage keys; `VaccinationError.unusable` for a key that others cannot check:
  ///   certificates of this form are signed with ES256; `StoreError.constraint` for a key that is there.
  public static func add(_ key: VerifyingKey, by access: Access, _ writing: Writing) throws {
    try access.require(.manageKeys, subject: "vaccination keys")
    guard key.algorithm == .es256 else {
      throw VaccinationError.unusable(
        "a vaccination certificate is signed with ES256, and this key is for \(key.algorithm)")
    }
    let number = try writing.nextNumber(of: "vaccination_keys")
    try writing.run(
      "INSERT INTO vaccination_keys (id, kid, public_key, from_at) VALUES (?, ?, ?, ?)",
      [
        SQLValue(number), .bytes(key.keyID), .bytes(CBORWriter.encode(key.coseKey)),
        .integer(writing.instant.milliseconds),
      ])
    writing.record(access.act("vaccination-key.add", subject: "vaccination key \(key.keyID.hexadecimal)"))
  }

  /// Ends a key: nothing more is signed with it, and what it signed stays valid; or withdraws it, and nothing that it signed counts.
  ///
  /// - Throws: `AccessError.refused`; `VaccinationError.unknown`; `StoreError`.
  public static func end(_ id: [UInt8], withdrawing: Bool, by access: Access, _ writing: Writing) throws {
    try access.require(.manageKeys, subject: "vaccination keys")
    let entries = try all(writing)
    guard entries.contains(where: { $0.key.keyID == id }) else {
      throw VaccinationError.unknown(
        what: "vaccination key", name: id.hexadecimal, known: entries.map { $0.key.keyID.hexadecimal })
    }
    try writing.run(
      "UPDATE vaccination_keys SET \(withdrawing ? "withdrawn_at" : "until_at") = ? WHERE kid = ?",
      [.integer(writing.instant.milliseconds), .bytes(id)])
    writing.record(
      access.act("vaccination-key.\(withdrawing ? "withdraw" : "end")", subject: "vaccination key \(id.hexadecimal)"))
  }

  /// All keys in the order in which they came.
  ///
  /// - Throws: `StoreError`; `CredentialError` for a key that cannot be read.
  public static func all(_ reading: Reading) throws -> [Entry] {
    try reading.all(
      "SELECT public_key, from_at, until_at, withdrawn_at FROM vaccination_keys ORDER BY id"
    ) { row in
      func instant(_ column: Int) -> Instant? { row.optionalInt(column).map { Instant(milliseconds: Int64($0)) } }
      return Entry(
        key: try VerifyingKey(coseKey: try CBORReader.read(row.bytes(0), form: .deterministic)),
        from: Instant(milliseconds: Int64(row.int(1))), until: instant(2), withdrawn: instant(3))
    }
  }

  /// - Throws: `VaccinationError.unusable`; `StoreError`.
  static func require(_ id: [UInt8], at now: Instant, _ reading: Reading) throws {
    func fail(_ why: String) -> VaccinationError {
      .unusable("the key cannot sign certificates: \(why); see 'zonal vaccination keys list'")
    }
    guard let entry = try all(reading).first(where: { $0.key.keyID == id }) else {
      throw fail("the city does not know it; add it with 'zonal vaccination keys add'")
    }
    guard entry.withdrawn == nil else { throw fail("it was withdrawn") }
    guard entry.until.map({ now < $0 }) ?? true else { throw fail("its time is over") }
  }
}
