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

  static func value(_ revision: ZoneRevision) -> JSONValue { revision.json }
}
