import SpatialCore
import Vaccination

/// The schemas of what the routes of sessions, invitations and certificates take and answer.
enum VaccinationSessionSchemas: WardSchemaMaking {
  private static let time = text
  private static let site = object([("code", text), ("name", text), ("ward", orNull(text)), ("is_closed", flag)])
  private static let session = object([
    ("session", count), ("site", text), ("ward", orNull(text)), ("day", day), ("from", time), ("until", time),
    ("product", text), ("capacity", count), ("taken", count), ("free", count), ("is_cancelled", flag),
  ])
  private static let state = choice(InvitationState.allCases.map(\.rawValue))
  private static let person = orNull(
    object([
      ("identifier", orNull(text)), ("name", text), ("birth", orNull(text)),
      ("sex", choice(["unknown", "male", "female", "other"])), ("phone", text),
    ]))

  static let sessions: [(name: String, schema: JSONValue)] = [
    ("vaccinationSite", site), ("vaccinationSession", session),
    (
      "vaccinationSessions",
      object([
        ("on", day), ("sites", list(reference("vaccinationSite"))), ("sessions", list(reference("vaccinationSession"))),
      ])
    ),
    ("vaccinationSiteForm", object([("code", words(64)), ("name", words(100)), ("ward", words(64))], closed: true)),
    ("vaccinationSiteClosed", object([("code", words(64))], closed: true)),
    (
      "vaccinationSessionForm",
      object(
        [
          ("site", words(64)), ("day", day), ("from", words(5)), ("until", words(5)), ("product", words(60)),
          ("capacity", integer(1...100_000)),
        ], closed: true)
    ),
    ("vaccinationSessionCancelled", object([("session", count), ("withdrawn", count)])),
  ]

  static let invitations: [(name: String, schema: JSONValue)] = [
    (
      "vaccinationInvitations",
      object([
        ("session", reference("vaccinationSession")),
        (
          "invitations",
          list(
            object([
              ("invitation", count), ("ward", orNull(text)), ("dose", count), ("revision", count), ("state", state),
              ("invited_at", instant), ("next", list(state)), ("person", person),
            ]))
        ),
      ])
    ),
    (
      "vaccinationInviting",
      object(
        [("least_rank", orNull(integer(0...100))), ("most", orNull(integer(1...100_000)))],
        optional: ["least_rank", "most"], closed: true)
    ),
    ("vaccinationInvited", object([("invited", count), ("wards", count), ("revision", count)])),
    (
      "vaccinationInvitationState",
      object(
        [("state", choice(InvitationState.allCases.filter { $0 != .invited }.map(\.rawValue)))], closed: true)
    ),
    ("vaccinationInvitationChanged", object([("invitation", count), ("state", state)])),
  ]

  static let certificates: [(name: String, schema: JSONValue)] = [
    ("vaccinationCertificateAsked", object([("identifier", identifier)], closed: true)),
    (
      "vaccinationCertificate",
      object([
        ("certificate", count), ("family_name", text), ("given_name", text), ("birth", text), ("dose", count),
        ("series", count), ("day", day), ("product", text), ("authority", text), ("country", text),
        ("identifier", text), ("issued_at", instant), ("expires_at", instant), ("text", text), ("code", text),
      ])
    ),
    ("vaccinationCertificateRevoked", object([("certificate", count), ("is_revoked", flag)])),
    ("vaccinationCertificateKeys", object([("keys", list(["type": "object"]))])),
  ]
}
