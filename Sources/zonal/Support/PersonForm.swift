import ArgumentParser
import Foundation
import Permits
import Registry

/// A person as somebody types them on standard input: lines of `name: value`, so that nothing of them stands in a list of processes.
struct PersonForm {
  private var values: [String: String] = [:]
  static let fields = ["identifier", "name", "birth_year", "phone", "occupation", "plate"]

  /// Reads standard input to its end, or to a line with a full stop alone.
  ///
  /// - Throws: `PermitError.unusable` for a line that is none of these; the line itself is not repeated.
  init() throws {
    if isatty(STDIN_FILENO) == 1 {
      Console.error(
        "lines of 'identifier: …', 'name: …', 'birth_year: …', 'phone: …', 'occupation: …', 'plate: …'; then '.'")
    }
    var number = 0
    while let line = readLine(), line != "." {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      guard let colon = line.firstIndex(of: ":") else { throw Self.fault(number) }
      let name = line[..<colon].trimmingCharacters(in: .whitespaces)
      guard Self.fields.contains(name), values[name] == nil else { throw Self.fault(number) }
      values[name] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        .precomposedStringWithCanonicalMapping
    }
  }

  private static func fault(_ line: Int) -> PermitError {
    .unusable(
      "line \(line) of standard input is not one of \(fields.map { "'\($0): …'" }.joined(separator: ", ")), each once")
  }

  func identifier() throws -> PersonalIdentifier {
    guard case .personal(let identifier) = try IdentityNumber(values["identifier"] ?? "") else {
      throw PermitError.unusable("a permit needs the personal identifier of 12 digits")
    }
    return identifier
  }

  /// The person, with what was not typed taken from the register for the officer.
  func holder(from register: (PersonalIdentifier) throws -> HolderDetails) throws -> HolderDetails {
    let identifier = try identifier()
    var holder: HolderDetails
    if let name = values["name"], !name.isEmpty {
      holder = HolderDetails(identifier: identifier, name: name)
    } else {
      holder = try register(identifier)
    }
    if let text = values["birth_year"] {
      guard let year = Int(text), (1850...2100).contains(year) else {
        throw PermitError.unusable("birth_year has four digits")
      }
      holder.birthYear = year
    }
    if let phone = values["phone"] { holder.phone = phone }
    if let occupation = values["occupation"] { holder.occupation = occupation }
    if let plate = values["plate"] { holder.plate = plate }
    return holder
  }
}
