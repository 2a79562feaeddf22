import Quarantine
import SpatialCore

/// The schemas of what the routes of quarantine take and answer.
enum QuarantineSchemas: WardSchemaMaking {
  static let all = taken + given

  private static let kind = choice(PersonKind.allCases.map(\.rawValue))
  private static let place = choice(OrderPlace.allCases.map(\.rawValue))
  private static let state = choice(OrderState.allCases.map(\.rawValue))

  private static let facts: [(String, JSONValue)] = [
    ("kind", kind), ("exposure", day), ("doses", orNull(integer(0...20))), ("is_series_complete", orNull(flag)),
    ("last_dose", orNull(day)), ("recovered", orNull(day)), ("negative_pcr_hours", orNull(integer(0...10_000))),
    ("has_symptoms", orNull(flag)), ("ct", orNull(number(0...60))), ("jurisdiction", orNull(words(100))),
  ]
  private static let optionalFacts: Set<String> = [
    "doses", "is_series_complete", "last_dose", "recovered", "negative_pcr_hours", "has_symptoms", "ct", "jurisdiction",
  ]
  private static let position: [(String, JSONValue)] = [
    ("longitude", orNull(number(-180...180))), ("latitude", orNull(number(-90...90))),
  ]
  private static let code: JSONValue = [
    "type": "string", "minLength": 1, "maxLength": 40,
    "description": "Ten characters, as ABCDE-FGHJK; blanks and hyphens do not matter.",
  ]

  private static let person = object(
    [
      ("identifier", identifier), ("name", words(60)), ("birth_year", orNull(integer(1850...2100))),
      ("phone", orNull(words(30))),
    ], optional: ["birth_year", "phone"], closed: true)

  private static let stated = object(
    [
      ("planned_end", orNull(day)), ("watch_days", orNull(integer(0...366))),
      ("test_days", orNull(["type": "array", "maxItems": 60, "items": day])), ("ground", words(300)),
    ], optional: ["planned_end", "watch_days", "test_days"], closed: true)

  private static let taken: [(name: String, schema: JSONValue)] = [
    ("quarantineFacts", object(facts, optional: optionalFacts, closed: true)),
    (
      "quarantineForm",
      object(
        facts + position + [
          ("person", person), ("case", orNull(integer(1...Int(Int32.max)))), ("ward", words(64)), ("place", place),
          ("address", orNull(words(200))), ("start", day), ("authority", words(200)), ("act", words(100)),
          ("stated", orNull(stated)),
        ],
        optional: optionalFacts.union(["longitude", "latitude", "person", "case", "address", "stated"]), closed: true)
    ),
    (
      "quarantineResult",
      object(
        [
          ("kind", choice(TestResult.Kind.allCases.map(\.rawValue))),
          ("result", choice(TestResult.Outcome.allCases.map(\.rawValue))), ("sampled_at", time),
          ("ct", orNull(number(0...60))), ("laboratory", orNull(words(100))),
        ], optional: ["ct", "laboratory"], closed: true)
    ),
    ("quarantineExtension", object([("planned_end", day), ("ground", words(300))], closed: true)),
    (
      "quarantineTransfer",
      object(
        [("ward", words(64)), ("place", place), ("address", words(200)), ("ground", words(300))] + position,
        optional: ["longitude", "latitude"], closed: true)
    ),
    (
      "quarantineCompletion",
      object([("symptom_free_since", orNull(day))], optional: ["symptom_free_since"], closed: true)
    ),
    ("quarantineReference", object([("code", code)], closed: true)),
    (
      "quarantinePosition",
      object(
        [
          ("code", code), ("longitude", number(-180...180)), ("latitude", number(-90...90)),
          ("accuracy", number(0...100_000)),
        ], closed: true)
    ),
    (
      "quarantineReport",
      object(
        [
          ("code", code),
          (
            "answers",
            [
              "type": "object", "maxProperties": 40,
              "additionalProperties": ["oneOf": [["type": "boolean"], number(0...100)]],
              "description": "By the ids of the questions that the status tells: true, false or a number.",
            ]
          ),
        ], closed: true)
    ),
  ]

  private static let row: [(String, JSONValue)] = [
    ("order", count), ("state", state), ("words", both), ("kind", kind), ("place", place), ("ward", orNull(text)),
    ("exposure", day), ("start", day), ("planned_end", day), ("ended", orNull(day)), ("watch_days", count),
    ("authority", text), ("act", text), ("rule", orNull(text)), ("is_stated", flag), ("next_test", orNull(day)),
    ("recorded_at", instant),
  ]
  private static let checkIn = object([
    ("day", day), ("verdict", text), ("words", both), ("distance", orNull(count)), ("accuracy", orNull(count)),
    ("at", instant), ("actor", text),
  ])
  private static let alert = object([
    ("alert", count), ("kind", text), ("words", both), ("day", day), ("at", instant), ("closed_at", orNull(instant)),
    ("closed_by", orNull(text)), ("ground", orNull(text)),
  ])

  private static let given: [(name: String, schema: JSONValue)] = [
    (
      "quarantineTerms",
      object([
        ("on", day), ("wards", list(reference("wardCity"))), ("policy", text), ("jurisdictions", list(term)),
        ("questions", list(term)),
      ])
    ),
    ("quarantineOrders", object([("orders", list(object(row))), ("next_after", orNull(count))])),
    (
      "quarantineOrder",
      object(
        row + [
          ("reasons", reasons),
          (
            "acts",
            list(
              object([
                ("kind", text), ("words", both), ("ground", text),
                ("facts", ["type": "object", "additionalProperties": text]), ("at", instant), ("actor", text),
              ]))
          ), ("tests", list(object([("day", day), ("result", orNull(text))]))),
          (
            "results",
            list(
              object([
                ("kind", text), ("sampled_at", instant), ("result", text), ("ct", orNull(number)), ("laboratory", text),
              ]))
          ), ("check_ins", list(checkIn)), ("alerts", list(alert)), ("certificate", orNull(count)),
        ])
    ),
    (
      "quarantinePerson",
      object([
        ("name", text), ("identifier", text), ("birth_year", orNull(count)), ("phone", text), ("address", text),
        ("longitude", orNull(number)), ("latitude", orNull(number)),
        ("reports", list(object([("day", day), ("at", instant), ("answers", ["type": "object"])]))),
      ])
    ),
    (
      "quarantineAnswer",
      object([
        ("outcome", text), ("rule", orNull(text)), ("jurisdiction", orNull(text)), ("places", list(place)),
        ("days", orNull(count)), ("planned_end", orNull(day)), ("test_days", orNull(list(day))),
        ("watch_days", orNull(count)), ("unknown", list(both)), ("reasons", reasons), ("confidence", orNull(text)),
      ])
    ),
    (
      "quarantineReceipt",
      object([
        ("order", count), ("code", text), ("register", choice(["agrees", "differs", "unknown"])), ("planned_end", day),
      ])
    ),
    ("quarantineCode", object([("order", count), ("code", text)])), ("quarantineNumber", object([("order", count)])),
    (
      "quarantineCheckIn",
      object([("verdict", choice(CheckIn.Verdict.allCases.map(\.rawValue))), ("words", both), ("left", count)])
    ), ("quarantineReportTaken", object([("left", count)])),
    (
      "quarantineStatus",
      object([
        ("place", place), ("words", both), ("start", day), ("planned_end", day), ("days_left", count),
        ("test_days", list(day)), ("check_ins_left", count), ("reports_left", count), ("has_begun", flag),
        ("has_position", flag),
        (
          "questions",
          list(object([("id", text), ("vi", text), ("en", text), ("kind", choice(["yes-no", "temperature"]))]))
        ),
      ])
    ),
  ]
}
