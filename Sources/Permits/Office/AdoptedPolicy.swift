import Crypto
import Quantities
public import Store

/// The policy that a city has adopted, as its text was then.
public struct AdoptedPolicy: Sendable {
  public let number: Int
  public let policy: PermitPolicy
  /// SHA-256 of the text, in hexadecimal.
  public let digest: String

  /// Adopts a policy from now on: an act, with the text kept.
  ///
  /// - Parameter text: as the file has it.
  /// - Returns: the row; that of before when the same text is adopted already.
  /// - Throws: `AccessError.refused` without the right to decree; `CriteriaError`; `StoreError`.
  @discardableResult
  public static func adopt(_ text: String, file: String, by access: Access, _ writing: Writing) throws -> Int {
    try access.require(.decree, subject: "permit policy")
    let policy = try PermitPolicy.parse(text, file: file)
    let digest = Array(SHA256.hash(data: Array(text.utf8))).hexadecimal
    let last = try writing.first("SELECT id, digest FROM permits_policies ORDER BY id DESC LIMIT 1") {
      (number: $0.int(0), digest: $0.text(1))
    }
    if let last, last.digest == digest { return last.number }
    let number = try writing.nextNumber(of: "permits_policies")
    try writing.run(
      """
      INSERT INTO permits_policies (id, name, version, digest, body, adopted_at, adopted_by)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), .text(policy.id), .text(policy.version), .text(digest), .text(text),
        .integer(writing.instant.milliseconds), .text(access.officer.name),
      ])
    writing.record(
      access.act(
        "permit-policy.adopt", subject: "permit policy \(number)",
        facts: ["id": policy.id, "version": policy.version, "digest": digest]))
    return number
  }

  /// The one in force.
  ///
  /// - Throws: `PermitError.noPolicy`; `CriteriaError`; `StoreError`.
  public static func last(_ reading: Reading) throws -> AdoptedPolicy {
    let found = try reading.first("SELECT id, name, body, digest FROM permits_policies ORDER BY id DESC LIMIT 1") {
      ($0.int(0), $0.text(1), $0.text(2), $0.text(3))
    }
    guard let (number, name, body, digest) = found else { throw PermitError.noPolicy }
    return AdoptedPolicy(number: number, policy: try .parse(body, file: name + ".yaml"), digest: digest)
  }

  static func number(_ reading: Reading) throws -> Int? {
    try reading.first("SELECT max(id) FROM permits_policies") { $0.optionalInt(0) }.flatMap { $0 }
  }
}
