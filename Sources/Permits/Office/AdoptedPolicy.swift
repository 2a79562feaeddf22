public import Store

/// The policy that a city has adopted, as its text was then.
public struct AdoptedPolicy: Sendable {
  static let kind = "permit-policy"

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
    try access.require(.decree, subject: kind)
    let policy = try PermitPolicy.parse(text, file: file)
    return try AdoptedRules.adopt(
      kind, name: policy.id, version: policy.version, text: text, by: access, writing)
  }

  /// The one in force.
  ///
  /// - Throws: `PermitError.noPolicy`; `CriteriaError`; `StoreError`.
  public static func last(_ reading: Reading) throws -> AdoptedPolicy {
    guard let found = try AdoptedRules.last(kind, reading) else { throw PermitError.noPolicy }
    return AdoptedPolicy(
      number: found.number, policy: try .parse(found.text, file: found.name + ".yaml"), digest: found.digest)
  }

  static func number(_ reading: Reading) throws -> Int? { try AdoptedRules.number(kind, reading) }
}
