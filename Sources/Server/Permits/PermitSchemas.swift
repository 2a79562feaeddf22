import Permits
import SpatialCore

/// The schemas of what the permit routes take.
enum PermitSchemas: SchemaMaking {
  static let all = taken + PermitAnswerSchemas.all

  /// Some word, and nothing that is no text.
  static func words(_ longest: Int) -> JSONValue {
    [
      "type": "string", "minLength": 1, "maxLength": .number(String(longest)),
      "pattern": #"^[^\u0000-\u001f\u007f]*[^\u0000-\u0020\u007f\s][^\u0000-\u001f\u007f]*$"#,
    ]
  }

  private static func listed(_ items: JSONValue, most: Int) -> JSONValue {
    ["type": "array", "maxItems": .number(String(most)), "items": items]
  }

  private static func journey(_ applicants: [TravelRequest.Applicant]) -> JSONValue {
    object(
      [
        ("purpose", words(100)), ("group", orNull(words(100))), ("applicant", choice(applicants.map(\.rawValue))),
        ("origin", words(64)), ("destination", words(64)), ("route", listed(words(64), most: 300)),
        (
          "line",
          [
            "type": "array", "minItems": 2, "maxItems": 5000,
            "items": ["type": "array", "minItems": 2, "maxItems": 2, "items": ["type": "number"]],
          ]
        ),
        ("begins", words(40)), ("ends", words(40)),
        ("hours", ["type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"]),
        (
          "weekdays",
          [
            "type": "array", "minItems": 1, "maxItems": 7, "uniqueItems": true,
            "items": ["type": "integer", "minimum": 1, "maximum": 7],
          ]
        ), ("vehicle", orNull(words(100))), ("documents", listed(words(100), most: 50)),
      ],
      optional: ["group", "applicant", "route", "line", "hours", "weekdays", "vehicle", "documents"], closed: true)
  }

  private static let person = object(
    [
      ("identifier", ["type": "string", "pattern": "^[0-9]{12}$", "description": "The personal identifier."]),
      ("name", words(60)), ("birth_year", orNull(["type": "integer", "minimum": 1850, "maximum": 2100])),
      ("phone", orNull(words(30))), ("occupation", orNull(words(100))), ("plate", orNull(words(20))),
    ], optional: ["birth_year", "phone", "occupation", "plate"], closed: true)

  private static let code: JSONValue = [
    "type": "string", "minLength": 1, "maxLength": 40,
    "description": "Ten characters, as ABCDE-FGHJK; blanks and hyphens do not matter.",
  ]

  private static let taken: [(name: String, schema: JSONValue)] = [
    ("permitApplication", object([("person", person), ("journey", journey([.person, .household]))], closed: true)),
    ("permitQuestion", object([("journey", journey([.person, .household, .employer]))], closed: true)),
    ("permitReference", object([("reference", code)], closed: true)),
    ("permitDocuments", object([("reference", code), ("documents", listed(words(100), most: 50))], closed: true)),
    (
      "permitEmployer",
      object(
        [
          ("tax_number", ["type": "string", "minLength": 1, "description": "10 digits, or 13 of a branch."]),
          ("name", words(200)),
          ("quota", orNull(["type": "integer", "minimum": 0, "maximum": 1_000_000])),
        ], optional: ["quota"], closed: true)
    ),
    (
      "permitStaff",
      [
        "type": "string",
        "description": .string(
          "Delimited text with a header. "
            + StaffColumn.allCases.map { "\($0.rawValue): \($0.explanation)" }.joined(separator: "; ") + "."),
      ]
    ),
    ("permitRefusal", object([("because", choice(OfficeReason.Refusal.allCases.map(\.rawValue)))], closed: true)),
    ("permitWithdrawal", object([("because", choice(OfficeReason.Withdrawal.allCases.map(\.rawValue)))], closed: true)),
    (
      "permitReviewEnd",
      object([("decision", words(60)), ("ending", choice(ReviewEnding.allCases.map(\.rawValue)))], closed: true)
    ),
    (
      "permitCheck",
      [
        "type": "object", "additionalProperties": false, "description": "A text or a code, not both.",
        "properties": [
          "text": ["type": "string", "maxLength": 4096, "description": "What the QR code says."], "code": code,
          "ward": ["type": "string", "maxLength": 64, "description": "Code of the ward where the checkpoint is."],
        ],
      ]
    ),
  ]
}
