public import Credentials
public import Quantities
public import Store

/// The public keys with which a room of the program signs: which, and from when to when.
///
/// A key is renewed by adding the next one before the last ends; what an ended key signed while it was in use stays valid, what a
/// withdrawn key signed does not. Private keys are never in the database. Each room has a table and a ring of its own, so that a key for
/// one purpose is none for another.
public protocol SigningKeyRing {
  /// The word of the room's verbs: 'zonal ROOM keys'. The log calls its keys "ROOM key".
  static var room: String { get }
  /// Table of the keys, with the columns `id`, `kid`, `public_key`, `from_at`, `until_at`, `withdrawn_at`, and `uses` where keys differ.
  static var table: String { get }
  /// Whether keys of the ring are for different uses.
  static var hasUses: Bool { get }
  /// Algorithms with which whoever checks can do something.
  static var algorithms: [COSEAlgorithm] { get }
  /// A fault as the room tells it.
  static func error(_ fault: KeyFault) -> any Error
}

extension SigningKeyRing {
  public static var hasUses: Bool { false }
  public static var algorithms: [COSEAlgorithm] { SigningKey.algorithms }

  private static var name: String { "\(room) key" }
  private static var act: String { "\(room)-key" }

  /// Lets a key sign from now on, or from later.
  ///
  /// - Parameter bits: what it signs, in a ring whose keys are for different uses.
  /// - Throws: `AccessError.refused` without the right to manage keys; the room's error for an algorithm that is not the ring's;
  ///   `StoreError.constraint` for a key that is there.
  public static func add(
    _ key: VerifyingKey, bits: Int = 0, from: Instant? = nil, until: Instant? = nil, by access: Access,
    _ writing: Writing
  ) throws {
    try access.require(.manageKeys, subject: "\(room) keys")
    guard algorithms.contains(key.algorithm) else {
      throw error(
        .notAccepted(
          "what the \(name)s sign is signed with \(algorithms.map(\.description).joined(separator: " or ")), and this "
            + "key is for \(key.algorithm)"))
    }
    var columns = ["id", "kid", "public_key", "from_at", "until_at"]
    var values = [
      SQLValue(try writing.nextNumber(of: table)), .bytes(key.keyID), .bytes(CBORWriter.encode(key.coseKey)),
      .integer((from ?? writing.instant).milliseconds), SQLValue(until.map { Int($0.milliseconds) }),
    ]
    if hasUses {
      columns.append("uses")
      values.append(SQLValue(bits))
    }
    try writing.run(
      "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))",
      values)
    writing.record(
      access.act(
        "\(act).add", subject: "\(name) \(key.keyID.hexadecimal)", facts: hasUses ? ["uses": String(bits)] : [:]))
  }

  /// Ends a key: nothing more is signed with it, and what it signed stays valid; or withdraws it, and nothing that it signed counts.
  ///
  /// - Throws: `AccessError.refused`; the room's error for a key that is not there; `StoreError`.
  public static func end(_ id: [UInt8], withdrawing: Bool, by access: Access, _ writing: Writing) throws {
    try access.require(.manageKeys, subject: "\(room) keys")
    try end(id, named: id.hexadecimal, withdrawing: withdrawing, by: access, writing)
  }

  /// The same, with the id as somebody wrote it.
  ///
  /// - Throws: `AccessError.refused`; the room's error, which repeats what was written and names the keys that there are; `StoreError`.
  public static func end(_ id: String, withdrawing: Bool, by access: Access, _ writing: Writing) throws {
    try access.require(.manageKeys, subject: "\(room) keys")
    try end([UInt8](hexadecimal: id.lowercased()) ?? [], named: id, withdrawing: withdrawing, by: access, writing)
  }

  private static func end(
    _ id: [UInt8], named name: String, withdrawing: Bool, by access: Access, _ writing: Writing
  ) throws {
    let keys = try all(writing)
    guard keys.contains(where: { $0.key.keyID == id }) else {
      throw error(.unknown(id: name, known: keys.map { $0.key.keyID.hexadecimal }))
    }
    try writing.run(
      "UPDATE \(table) SET \(withdrawing ? "withdrawn_at" : "until_at") = ? WHERE kid = ?",
      [.integer(writing.instant.milliseconds), .bytes(id)])
    writing.record(
      access.act("\(act).\(withdrawing ? "withdraw" : "end")", subject: "\(self.name) \(id.hexadecimal)"))
  }

  /// All keys in the order in which they came.
  ///
  /// - Throws: `StoreError`; `CredentialError` for a key that cannot be read.
  public static func all(_ reading: Reading) throws -> [RingKey] {
    try reading.all(
      "SELECT public_key, from_at, until_at, withdrawn_at, \(hasUses ? "uses" : "0") FROM \(table) ORDER BY id"
    ) { row in
      func instant(_ column: Int) -> Instant? { row.optionalInt(column).map { Instant(milliseconds: Int64($0)) } }
      return RingKey(
        key: try VerifyingKey(coseKey: try CBORReader.read(row.bytes(0), form: .deterministic)), bits: row.int(4),
        from: Instant(milliseconds: Int64(row.int(1))), until: instant(2), withdrawn: instant(3))
    }
  }

  /// Makes sure that a key signs now.
  ///
  /// - Parameter bits: what is to be signed; all of them must be the key's.
  /// - Throws: the room's error for `KeyFault.unusable`; `StoreError`.
  public static func require(_ id: [UInt8], bits: Int = 0, at now: Instant, _ reading: Reading) throws {
    func fail(_ why: String) -> any Error { error(.unusable(why)) }
    guard let found = try all(reading).first(where: { $0.key.keyID == id }) else {
      throw fail("the city does not know it; add it with 'zonal \(room) keys add'")
    }
    guard found.bits & bits == bits else { throw fail("it is not for this use") }
    guard found.withdrawn == nil else { throw fail("it was withdrawn") }
    guard found.from <= now else { throw fail("it is in use from \(found.from) on") }
    guard found.until.map({ now < $0 }) ?? true else { throw fail("its time is over") }
  }
}
