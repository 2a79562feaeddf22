public import Store

/// The rules of vaccination that a city has adopted, as their text was then.
public struct AdoptedVaccinationRules: Sendable {
  static let kind = "vaccination-rules"

  public let number: Int
  public let rules: VaccinationRules
  /// SHA-256 of the text, in hexadecimal.
  public let digest: String

  /// Adopts rules from now on: an act, with the text kept. No dose changes by it; what it says of people does from the next question on.
  ///
  /// - Parameter text: as the file has it.
  /// - Returns: the row; that of before when the same text is adopted already.
  /// - Throws: `AccessError.refused` without the right to decree; `CriteriaError`; `StoreError`.
  @discardableResult
  public static func adopt(_ text: String, file: String, by access: Access, _ writing: Writing) throws -> Int {
    try access.require(.decree, subject: kind)
    let rules = try VaccinationRules.parse(text, file: file)
    return try AdoptedRules.adopt(kind, name: rules.id, version: rules.version, text: text, by: access, writing)
  }

  /// The ones in force; `nil` when none were adopted.
  ///
  /// - Throws: `CriteriaError`; `StoreError`.
  public static func last(_ reading: Reading) throws -> AdoptedVaccinationRules? {
    try AdoptedRules.last(kind, reading).map { try AdoptedVaccinationRules($0) }
  }

  /// Those of a row, as records name them; `nil` when there is no such row.
  ///
  /// - Throws: `CriteriaError`; `StoreError`.
  public static func row(_ number: Int, _ reading: Reading) throws -> AdoptedVaccinationRules? {
    try AdoptedRules.row(number, reading).map { try AdoptedVaccinationRules($0) }
  }

  private init(_ adopted: AdoptedRules) throws {
    number = adopted.number
    rules = try .parse(adopted.text, file: adopted.name + ".yaml")
    digest = adopted.digest
  }
}
