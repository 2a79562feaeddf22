import Foundation
import Permits
import Registry

/// Reads who an application is for.
enum PermitHolder {
  static let members = ["identifier", "name", "birth_year", "phone", "occupation", "plate"]
  static let example = #"{"identifier": "001098000123", "name": "Nguyễn Văn An", "birth_year": 1998}"#

  /// The person of a member `person`.
  ///
  /// - Throws: `Problem` with 400 for a wrong form and 422 for what is no identifier; nothing of the person is in it.
  static func details(_ body: PermitFields) throws(Problem) -> HolderDetails {
    let person = try body.object("person", names: members)
    guard let identifier = PersonalIdentifier(digits: try person.text("identifier", longest: 30)) else {
      throw person.refuseContent(
        "identifier", "is no personal identifier; it has 12 digits, the first three of a province")
    }
    return HolderDetails(
      identifier: identifier, name: clean(try person.text("name", longest: 60)),
      birthYear: try person.optionalInteger("birth_year", 1850...2100),
      phone: clean(try person.optionalText("phone", longest: 30) ?? ""),
      occupation: clean(try person.optionalText("occupation", longest: 100) ?? ""),
      plate: clean(try person.optionalText("plate", longest: 20) ?? ""))
  }

  /// One spelling for one name: marks composed, blanks single.
  private static func clean(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
