import Quantities
import SpatialCore
import Surveillance
import Zones

/// A revision in a line for people, and as an object for programs.
enum RevisionPage {
  static func line(_ revision: ZoneRevision) -> String {
    var text = "revision \(revision.number) of \(revision.on), \(revision.state.rawValue)"
    if let from = revision.inForceFrom { text += " from \(from)" }
    if let corrects = revision.corrects { text += ", corrects \(corrects)" }
    text += "; drafted by \(revision.draftedBy)"
    if let reviewer = revision.reviewedBy { text += ", reviewed by \(reviewer)" }
    if let approver = revision.approvedBy { text += ", approved by \(approver)" }
    if !revision.act.isEmpty { text += "; \(revision.act)" }
    if !revision.reason.isEmpty { text += "; \(revision.reason)" }
    return text
  }

  static func json(_ revision: ZoneRevision) -> String {
    var writer = JSONWriter()
    writer.value(value(revision))
    return writer.text
  }

  static func value(_ revision: ZoneRevision) -> JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
    return .object([
      JSONMember("revision", number(revision.number)), JSONMember("state", .string(revision.state.rawValue)),
      JSONMember("on", .string(revision.on.description)), JSONMember("corrects", number(revision.corrects)),
      JSONMember("known_at", .string(revision.knownAt.description)),
      JSONMember("data_through", text(revision.dataThrough?.description)),
      JSONMember("inputs_digest", .string("sha256:" + revision.inputsDigest)),
      JSONMember("population", .string(revision.populationSource.rawValue)),
      JSONMember("drafted_at", .string(revision.draftedAt.description)),
      JSONMember("drafted_by", .string(revision.draftedBy)), JSONMember("reviewed_by", text(revision.reviewedBy)),
      JSONMember("approved_by", text(revision.approvedBy)),
      JSONMember("published_at", text(revision.publishedAt?.description)),
      JSONMember("in_force_from", text(revision.inForceFrom?.description)),
      JSONMember("act", .string(revision.act)),
      JSONMember("reason", .string(revision.reason)),
    ])
  }
}
