public import Store

/// The quarantine policy that a city has adopted, as its text was then.
public struct AdoptedQuarantinePolicy: Sendable {
  static let kind = "quarantine-policy"

  public let number: Int
  public let policy: QuarantinePolicy
  /// SHA-256 of the text, in hexadecimal.
  public let digest: String

  /// Adopts a policy from now on: an act, with the text kept. No order changes by it; `QuarantineOffice.differences` lists those that
  /// would be otherwise.
  ///
  /// - Parameter text: as the file has it.
  /// - Returns: the row; that of before when the same text is adopted already.
  /// - Throws: `AccessError.refused` without the right to decree; `CriteriaError`; `StoreError`.
  @discardableResult
  public static func adopt(_ text: String, file: String, by access: Access, _ writing: Writing) throws -> Int {
    try access.require(.decree, subject: kind)
    let policy = try QuarantinePolicy.parse(text, file: file)
    return try AdoptedRules.adopt(kind, name: policy.id, version: policy.version, text: text, by: access, writing)
  }

  /// The one in force.
  ///
  /// - Throws: `QuarantineError.noPolicy`; `CriteriaError`; `StoreError`.
  public static func last(_ reading: Reading) throws -> AdoptedQuarantinePolicy {
    guard let found = try AdoptedRules.last(kind, reading) else { throw QuarantineError.noPolicy }
    return try AdoptedQuarantinePolicy(found)
  }

  /// That of a row, as orders name it.
  ///
  /// - Throws: `QuarantineError.noPolicy`; `CriteriaError`; `StoreError`.
  public static func row(_ number: Int, _ reading: Reading) throws -> AdoptedQuarantinePolicy {
    guard let found = try AdoptedRules.row(number, reading) else { throw QuarantineError.noPolicy }
    return try AdoptedQuarantinePolicy(found)
  }

  private init(_ rules: AdoptedRules) throws {
    number = rules.number
    policy = try .parse(rules.text, file: rules.name + ".yaml")
    digest = rules.digest
  }
}
