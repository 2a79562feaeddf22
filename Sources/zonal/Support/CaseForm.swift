import Cases
import Foundation
import Registry

/// A person under follow-up as somebody types them on standard input: lines of `name: value`, so that nothing of them stands in a list of
/// processes.
struct CaseForm {
  private static let fields = ["identifier", "name", "phone", "address", "notes"]
  let person: CasePerson

  /// Reads standard input to its end, or to a line with a full stop alone.
  ///
  /// - Throws: `CaseError.unusable` for a line that is none of these; the line itself is not repeated. `IdentifierFault`.
  init() throws {
    if isatty(STDIN_FILENO) == 1 {
      Console.error("lines of \(Self.fields.map { "'\($0): …'" }.joined(separator: ", ")); then '.'")
    }
    var values: [String: String] = [:]
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
    var identifier: PersonalIdentifier?
    if let text = values["identifier"], !text.isEmpty {
      guard case .personal(let found) = try IdentityNumber(text) else {
        throw CaseError.unusable(what: "the identifier", why: "the personal one of 12 digits is meant")
      }
      identifier = found
    }
    person = CasePerson(
      name: values["name"] ?? "", identifier: identifier, phone: values["phone"] ?? "",
      address: values["address"] ?? "", notes: values["notes"] ?? "")
  }

  private static func fault(_ line: Int) -> CaseError {
    .unusable(
      what: "line \(line) of standard input",
      why: "it is not one of \(fields.map { "'\($0): …'" }.joined(separator: ", ")), each once")
  }

  /// A text that is typed on standard input, such as a ground, since it may tell of the person.
  static func text(_ what: String) -> String {
    if isatty(STDIN_FILENO) == 1 { Console.error("\(what), in one line") }
    return (readLine() ?? "").trimmingCharacters(in: .whitespaces)
  }
}
