public import Credentials
public import Quantities
public import Store

/// The public keys with which certificates of completion are signed: which, and from when to when.
///
/// What an ended key signed while it was in use stays valid, what a withdrawn key signed does not. Private keys are never in the
/// database.
public enum QuarantineKeys {
  public struct Entry: Sendable {
    public var key: VerifyingKey
    public var from: Instant
    /// The first instant at which nothing more is signed with it; `nil` when none is set.
    public var until: Instant?
    /// Since when nothing that it signed counts.
    public var withdrawn: Instant?
  }

  /// Lets a key sign from now on, or from later.
  ///
  /// - Throws: `AccessError.refused` without the right to manage keys; `StoreError.constraint` for a key that is there.
  public static func add(
    _ key: VerifyingKey, from: Instant? = nil, until: Instant? = nil, by access: Access, _ writing: Writing
  ) throws {
    try access.require(.manageKeys, subject: "quarantine keys")
    let number = try writing.nextNumber(of: "quarantine_keys")
    try writing.run(
      "INSERT INTO quarantine_keys (id, kid, public_key, from_at, until_at) VALUES (?, ?, ?, ?, ?)",
      [
        SQLValue(number), .bytes(key.keyID), .bytes(CBORWriter.encode(key.coseKey)),
        .integer((from ?? writing.instant).milliseconds), SQLValue(until.map { Int($0.milliseconds) }),
      ])
    writing.record(access.act("quarantine-key.add", subject: "quarantine key \(key.keyID.hexadecimal)"))
  }

  /// Ends a key: nothing more is signed with it, and what it signed stays valid; or withdraws it, and nothing that it signed counts.
  ///
  /// - Throws: `AccessError.refused`; `QuarantineError.unknown`; `StoreError`.
  public static func end(_ id: [UInt8], withdrawing: Bool, by access: Access, _ writing: Writing) throws {
    try access.require(.manageKeys, subject: "quarantine keys")
    let entries = try all(writing)
    guard entries.contains(where: { $0.key.keyID == id }) else {
      throw QuarantineError.unknown(
        what: "quarantine key", name: id.hexadecimal, known: entries.map { $0.key.keyID.hexadecimal })
    }
    let column = withdrawing ? "withdrawn_at" : "until_at"
    try writing.run(
      "UPDATE quarantine_keys SET \(column) = ? WHERE kid = ?",
      [.integer(writing.instant.milliseconds), .bytes(id)])
    writing.record(
      access.act("quarantine-key.\(withdrawing ? "withdraw" : "end")", subject: "quarantine key \(id.hexadecimal)"))
  }

  /// All keys in the order in which they came.
  ///
  /// - Throws: `StoreError`; `CredentialError` for a key that cannot be read.
  public static func all(_ reading: Reading) throws -> [Entry] {
    try reading.all(
      "SELECT public_key, from_at, until_at, withdrawn_at FROM quarantine_keys ORDER BY id"
    ) { row in
      func instant(_ column: Int) -> Instant? { row.optionalInt(column).map { Instant(milliseconds: Int64($0)) } }
      return Entry(
        key: try VerifyingKey(coseKey: try CBORReader.read(row.bytes(0), form: .deterministic)),
        from: Instant(milliseconds: Int64(row.int(1))), until: instant(2), withdrawn: instant(3))
    }
  }

  /// - Throws: `QuarantineError.unusableKey`; `StoreError`.
  static func require(_ id: [UInt8], at now: Instant, _ reading: Reading) throws {
    guard let entry = try all(reading).first(where: { $0.key.keyID == id }) else {
      throw QuarantineError.unusableKey("the city does not know it; add it with 'zonal quarantine keys add'")
    }
    guard entry.withdrawn == nil else { throw QuarantineError.unusableKey("it was withdrawn") }
    guard entry.from <= now else { throw QuarantineError.unusableKey("it is in use from \(entry.from) on") }
    guard entry.until.map({ now < $0 }) ?? true else { throw QuarantineError.unusableKey("its time is over") }
  }
}
