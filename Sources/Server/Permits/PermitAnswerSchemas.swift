import Permits
import SpatialCore

/// The schemas of what the permit routes answer.
enum PermitAnswerSchemas: SchemaMaking {
  private static let instant: JSONValue = ["type": "string", "format": "date-time"]
  private static let both = object([("vi", text), ("en", text)])
  private static let term = object([("id", text), ("vi", text), ("en", text)])
  private static let applicationState = choice(ApplicationState.allCases.map(\.rawValue))
  private static let permitState = choice(PermitState.allCases.map(\.rawValue))

  private static let reason = object([
    ("code", text), ("vi", text), ("en", text), ("citation", text), ("ward", orNull(text)), ("level", orNull(text)),
    ("decree", orNull(text)),
  ])
  private static let reasons = list(reference("permitReason"))

  private static let change = object([
    ("change", choice(PermitChange.allCases.map(\.rawValue))), ("at", instant), ("reasons", reasons),
  ])
  private static let notice = object([
    ("notice", count), ("permit", count), ("change", choice(PermitChange.allCases.map(\.rawValue))),
    ("effective_at", instant), ("recorded_at", instant), ("revision", orNull(count)), ("reasons", reasons),
  ])
  private static let step = object([
    ("state", applicationState), ("words", both), ("at", instant), ("revision", orNull(count)), ("reasons", reasons),
  ])

  private static let application: [(String, JSONValue)] = [
    ("application", count), ("state", applicationState), ("words", both), ("outcome", text), ("applicant", text),
    ("purpose", text), ("group", orNull(text)), ("issuer", orNull(text)), ("employer", orNull(count)),
    ("list", orNull(count)), ("origin", orNull(text)), ("destination", orNull(text)),
    ("register", choice(["agrees", "differs", "unknown"])), ("needs_second_officer", flag),
    ("approved_by", orNull(text)),
    ("from", instant), ("until", instant), ("received_at", instant), ("decided_at", orNull(instant)),
    ("revision", orNull(count)), ("reasons", reasons),
  ]
  private static let permit: [(String, JSONValue)] = [
    ("permit", count), ("application", count), ("state", permitState), ("words", both), ("group", text),
    ("purpose", text), ("issuer", text), ("employer", orNull(count)), ("origin", orNull(text)),
    ("destination", orNull(text)), ("from", instant), ("until", instant), ("hours", text), ("weekdays", list(count)),
    ("revision", count), ("issued_at", instant), ("issued_by", text),
  ]
  private static let journey = object([
    ("begins", text), ("ends", text), ("hours", text), ("weekdays", list(count)), ("route", list(text)),
    ("vehicle", orNull(text)), ("documents", list(text)),
  ])

  static let all: [(name: String, schema: JSONValue)] = applicants + officers + checkpoints

  private static let applicants: [(name: String, schema: JSONValue)] = [
    ("permitReason", reason),
    (
      "permitReceipt",
      object(
        [
          ("reference", text), ("state", applicationState), ("words", both), ("issuer", orNull(term)), ("from", text),
          ("until", text), ("hours", text), ("revision", orNull(count)), ("policy", text), ("policy_version", text),
          ("reasons", reasons), ("application", count),
        ], optional: ["application"])
    ),
    (
      "permitStatus",
      object([
        ("state", applicationState), ("words", both), ("issuer", orNull(term)), ("steps", list(step)),
        (
          "permit",
          orNull(
            object([
              ("permit", count), ("state", permitState), ("words", both), ("from", instant), ("until", instant),
              ("hours", text),
            ]))
        ), ("changes", list(change)), ("notices", list(notice)),
      ])
    ),
    (
      "permitDecision",
      object([
        ("outcome", choice(PermitDecision.Outcome.allCases.map(\.rawValue))), ("group", orNull(text)),
        ("issuer", orNull(text)), ("from", text), ("until", text), ("hours", text), ("needs_second_officer", flag),
        ("revision", orNull(count)), ("policy", text), ("policy_version", text), ("reasons", reasons),
      ])
    ),
    (
      "permitPolicy",
      object([
        ("policy", text), ("version", text), ("title", both), ("jurisdiction", text), ("at", text),
        ("until", orNull(instant)), ("revision", count),
        ("groups", list(object([("id", text), ("name", both), ("who", both)]))),
        ("purposes", list(object([("id", text), ("name", both), ("group", text)]))),
        (
          "exemptions", list(object([("id", text), ("name", both), ("proof", list(text)), ("citation", text)]))
        ), ("issuers", list(named)), ("documents", list(named)), ("vehicles", list(named)), ("issuing", list(ruled)),
        ("required_documents", list(ruled)), ("allowed_vehicles", list(ruled)), ("applicants", list(ruled)),
        ("hours", list(ruled)), ("limits", list(ruled)),
        ("wards", list(object([("code", text), ("name", text), ("district", orNull(text))]))),
      ])
    ),
  ]
  private static let named = object([("id", text), ("name", both)])
  /// What else stands in it depends on the rule.
  private static let ruled = object([
    ("groups", list(text)), ("purposes", list(text)), ("known", flag), ("citation", text),
  ])

  private static let officers: [(name: String, schema: JSONValue)] = [
    ("permitEmployerNumber", object([("employer", count)])),
    (
      "permitListAnswer",
      object([
        ("rows", count), ("rejected", count),
        (
          "applications",
          list(
            object([
              ("row", count), ("application", count), ("reference", text), ("state", applicationState),
              ("codes", list(text)),
            ]))
        ),
        ("findings", list(object([("row", orNull(count)), ("column", text), ("code", text), ("message", text)]))),
      ])
    ),
    ("permitApplications", object([("applications", list(object(application))), ("next_after", orNull(count))])),
    (
      "permitApplicationFile",
      object(
        application + [("journey", orNull(journey)), ("steps", list(step)), ("permit", orNull(object(permit)))])
    ),
    (
      "permitPerson",
      object([
        ("identifier", text), ("name", text), ("birth_year", orNull(count)), ("phone", text), ("occupation", text),
        ("plate", text),
      ])
    ), ("permitIssued", object([("permit", count), ("application", count), ("code", text)])),
    ("permits", object([("permits", list(object(permit))), ("next_after", orNull(count))])),
    ("permitFile", object(permit + [("changes", list(change)), ("notices", list(notice))])),
    ("permitNotices", object([("notices", list(notice)), ("next_after", orNull(count))])),
    (
      "permitReviews",
      object([("reviews", list(object([("decision", text), ("corrected", count), ("correction", count)])))])
    ),
    (
      "permitStatistics",
      object([
        ("by", choice(PermitStatistics.Axis.allCases.map(\.rawValue))),
        (
          "rows",
          list(
            object([
              ("name", orNull(text)), ("applications", count),
              ("states", ["type": "object", "additionalProperties": count]), ("median_seconds", orNull(count)),
              ("ninth_seconds", orNull(count)),
            ]))
        ),
      ])
    ),
  ]

  private static let checkpoints: [(name: String, schema: JSONValue)] = [
    ("permitKeys", object([("keys", list(["type": "object"]))])),
    (
      "permitVerdict",
      object([
        ("outcome", choice(["valid", "refused", "cannot-decide"])), ("reason", orNull(text)), ("vi", text),
        ("en", text),
        ("ward", orNull(text)), ("notes", list(term)),
        (
          "permit",
          orNull(
            object([
              ("permit", count), ("group", term), ("origin", orNull(text)), ("destination", orNull(text)),
              ("holder", orNull(text)), ("birth_year", orNull(count)), ("last_digits", orNull(text)),
              ("plate", orNull(text)),
            ]))
        ),
      ])
    ),
  ]
}
