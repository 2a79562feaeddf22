public import Store

/// The policy of areas that a city has adopted, as its text was then.
public struct AdoptedAreaPolicy: Sendable {
  static let kind = "area-policy"

  public let number: Int
  public let policy: AreaPolicy
  /// SHA-256 of the text, in hexadecimal.
  public let digest: String

  /// Adopts a policy from now on: an act, with the text kept.
  ///
  /// - Returns: the row; that of before when the same text is adopted already.
  /// - Throws: `AccessError.refused` without the right to decree; `CriteriaError`; `StoreError`.
  @discardableResult
  public static func adopt(_ text: String, file: String, by access: Access, _ writing: Writing) throws -> Int {
    try access.require(.decree, subject: kind)
    let policy = try AreaPolicy.parse(text, file: file)
    return try AdoptedRules.adopt(kind, name: policy.id, version: policy.version, text: text, by: access, writing)
  }

  /// The one in force.
  ///
  /// - Throws: `EpidemicAreaError.noPolicy`; `CriteriaError`; `StoreError`.
  public static func last(_ reading: Reading) throws -> AdoptedAreaPolicy {
    guard let found = try AdoptedRules.last(kind, reading) else { throw EpidemicAreaError.noPolicy }
    return AdoptedAreaPolicy(
      number: found.number, policy: try .parse(found.text, file: found.name + ".yaml"), digest: found.digest)
  }
}
