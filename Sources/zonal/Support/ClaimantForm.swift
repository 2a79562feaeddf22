import Epidemiology
import Foundation
import Subsidies

/// Claimants as somebody types them on standard input, or as an employer's list has them.
enum ClaimantForm {
  /// Takes lines of standard input.
  ///
  /// - Throws: `SupportError.unusable` for a name that there is not; values are not repeated.
  static func typed() throws -> ClaimantText {
    try ClaimantText(TypedForm(nil, hint: ClaimantText.hint).values)
  }

  /// Takes what somebody types who adds to a claim or corrects it.
  ///
  /// - Throws: `SupportError.unusable`; values are not repeated.
  static func answers() throws -> ClaimAnswers {
    try ClaimantText.answers(TypedForm(nil, hint: ClaimantText.answersHint).values)
  }

  /// The claimants of an employer's list: columns as the fields, and `question ID` and `spell KIND`.
  ///
  /// - Throws: `IntakeError`; `SupportError.unusable` with the first row that cannot be taken.
  static func list(_ path: String) throws -> [ClaimPerson] {
    let file = try DelimitedFile(path: path)
    let header = file.header
    var rows: [(row: Int, fields: [String])] = []
    try file.forEachRecord { rows.append(($0, $1)) }
    return try rows.map { row, fields in
      do {
        var values: [String: String] = [:]
        for (name, value) in zip(header, fields) { values[name] = value.precomposedStringWithCanonicalMapping }
        return try ClaimantText(values).person()
      } catch {
        throw SupportError.unusable("'\(file.name)', record \(row): \(error); nothing of the list was taken")
      }
    }
  }
}
