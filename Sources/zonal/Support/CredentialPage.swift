import Credentials
import SpatialCore

/// How the reading of one credential went.
struct CredentialPage {
  var kind: String
  var steps: CredentialSteps
  /// What it says, where that is asked for.
  var claims: JSONValue?

  var text: String {
    var rows = [[kind, steps.isValid ? "valid" : "not valid"]]
    for outcome in steps.outcomes {
      rows.append(["  " + outcome.step.rawValue.replacing("-", with: " "), outcome.problem ?? "ok"])
    }
    var text = Console.table(rows)
    if let claims {
      var writer = JSONWriter()
      writer.value(claims)
      text += "\n  " + writer.text
    }
    return text
  }

  var json: String {
    var members = [
      JSONMember("kind", .string(kind)), JSONMember("valid", .bool(steps.isValid)),
      JSONMember(
        "steps",
        .array(
          steps.outcomes.map { outcome in
            .object([
              JSONMember("step", .string(outcome.step.rawValue)), JSONMember("passed", .bool(outcome.problem == nil)),
              JSONMember("problem", outcome.problem.map { .string($0) } ?? .null),
            ])
          })),
    ]
    if let claims { members.append(JSONMember("claims", claims)) }
    var writer = JSONWriter()
    writer.value(.object(members))
    return writer.text
  }

  /// CBOR as JSON: bytes in hexadecimal digits, keys as texts, tags left out.
  static func json(_ value: CBORValue) -> JSONValue {
    switch value {
    case .unsigned(let number): .number(String(number))
    // 2⁶⁴ has no place in 64 bits.
    case .negative(let number): .number("-" + (number == .max ? "18446744073709551616" : String(number + 1)))
    case .bytes(let bytes): .string(VerifyingKey.name(bytes))
    case .text(let text): .string(text)
    case .array(let items): .array(items.map(json))
    case .map(let pairs): .object(pairs.map { JSONMember(name($0.key), json($0.value)) })
    case .tagged(_, let inner): json(inner)
    case .simple(20): .bool(false)
    case .simple(21): .bool(true)
    case .simple: .null
    case .float(let number): number.isFinite ? .number("\(number)") : .null
    }
  }

  private static func name(_ key: CBORValue) -> String {
    switch json(key) {
    case .number(let text), .string(let text): text
    default: "?"
    }
  }
}
