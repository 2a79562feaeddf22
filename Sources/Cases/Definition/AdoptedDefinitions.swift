public import Store

/// The case definitions that a city has adopted, as their text was then.
public struct AdoptedDefinitions: Sendable {
  public static let kind = "case-definitions"

  /// Row of `store_rules`, by which records name it.
  public let number: Int
  public let definitions: CaseDefinitions
  /// SHA-256 of the text, in hexadecimal.
  public let digest: String

  /// Adopts definitions from now on: an act, with the text kept. Records keep their class until somebody classifies them anew.
  ///
  /// - Parameter text: as the file has it.
  /// - Returns: the row; that of before when the same text is adopted already.
  /// - Throws: `AccessError.refused` without the right to decree; `CriteriaError`; `StoreError`.
  @discardableResult
  public static func adopt(_ text: String, file: String, by access: Access, _ writing: Writing) throws -> Int {
    try access.require(.decree, subject: kind)
    let definitions = try CaseDefinitions.parse(text, file: file)
    return try AdoptedRules.adopt(
      kind, name: definitions.id, version: definitions.version, text: text, by: access, writing)
  }

  /// Those in force.
  ///
  /// - Throws: `CaseError.noDefinitions`; `CriteriaError`; `StoreError`.
  public static func last(_ reading: Reading) throws -> AdoptedDefinitions {
    guard let found = try AdoptedRules.last(kind, reading) else { throw CaseError.noDefinitions }
    return AdoptedDefinitions(
      number: found.number, definitions: try .parse(found.text, file: found.name + ".yaml"), digest: found.digest)
  }
}
