public import Credentials
public import Quantities
public import Store

/// The public keys with which permits and check bundles are signed: which, for what, from when to when.
///
/// A key is renewed by adding the next one before the last ends; what an ended key signed while it was in use stays valid, what a
/// withdrawn key signed does not. Private keys are never in the database.
public enum PermitKeys {
  /// What a key signs, as check bundles say it.
  public typealias Uses = CheckKey.Use

  public struct Entry: Sendable {
    public var key: VerifyingKey
    public var uses: Uses
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
    _ key: VerifyingKey, for uses: Uses, from: Instant? = nil, until: Instant? = nil, by access: Access,
    _ writing: Writing
  ) throws {
    try access.require(.manageKeys, subject: "permit keys")
    let number = try writing.nextNumber(of: "permits_keys")
    try writing.run(
      "INSERT INTO permits_keys (id, kid, public_key, uses, from_at, until_at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(number), .bytes(key.keyID), .bytes(CBORWriter.encode(key.coseKey)), SQLValue(uses.rawValue),
        .integer((from ?? writing.instant).milliseconds), SQLValue(until.map { Int($0.milliseconds) }),
      ])
    writing.record(
      access.act(
        "permit-key.add", subject: "permit key \(key.keyID.hexadecimal)", facts: ["uses": String(uses.rawValue)]))
  }

  /// Ends a key: nothing more is signed with it, and what it signed stays valid; or withdraws it, and nothing that it signed counts.
  ///
  /// - Throws: `AccessError.refused`; `PermitError.unknown`; `StoreError`.
  public static func end(_ id: [UInt8], withdrawing: Bool, by access: Access, _ writing: Writing) throws {
    try access.require(.manageKeys, subject: "permit keys")
    let entries = try all(writing)
    guard entries.contains(where: { $0.key.keyID == id }) else {
      throw PermitError.unknown(
        what: "permit key", name: id.hexadecimal, known: entries.map { $0.key.keyID.hexadecimal })
    }
    let column = withdrawing ? "withdrawn_at" : "until_at"
    try writing.run(
      "UPDATE permits_keys SET \(column) = ? WHERE kid = ?", [.integer(writing.instant.milliseconds), .bytes(id)])
    writing.record(
      access.act("permit-key.\(withdrawing ? "withdraw" : "end")", subject: "permit key \(id.hexadecimal)"))
  }

  /// All keys in the order in which they came.
  ///
  /// - Throws: `StoreError`; `CredentialError` for a key that cannot be read.
  public static func all(_ reading: Reading) throws -> [Entry] {
    try reading.all(
      "SELECT public_key, uses, from_at, until_at, withdrawn_at FROM permits_keys ORDER BY id"
    ) { row in
      func instant(_ column: Int) -> Instant? { row.optionalInt(column).map { Instant(milliseconds: Int64($0)) } }
      return Entry(
        key: try VerifyingKey(coseKey: try CBORReader.read(row.bytes(0), form: .deterministic)),
        uses: Uses(rawValue: row.int(1)),
        from: Instant(milliseconds: Int64(row.int(2))), until: instant(3), withdrawn: instant(4))
    }
  }

  /// - Throws: `PermitError.unusableKey`; `StoreError`.
  static func require(_ id: [UInt8], for use: Uses, at now: Instant, _ reading: Reading) throws {
    guard let entry = try all(reading).first(where: { $0.key.keyID == id }) else {
      throw PermitError.unusableKey("the city does not know it; add it with 'zonal permit keys add'")
    }
    guard entry.uses.contains(use) else { throw PermitError.unusableKey("it is not for this use") }
    guard entry.withdrawn == nil else { throw PermitError.unusableKey("it was withdrawn") }
    guard entry.from <= now else { throw PermitError.unusableKey("it is in use from \(entry.from) on") }
    guard entry.until.map({ now < $0 }) ?? true else { throw PermitError.unusableKey("its time is over") }
  }
}
