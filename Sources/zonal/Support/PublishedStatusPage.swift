import Criteria
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

/// What a database says is in force at a place, for people and for programs.
struct PublishedStatusPage {
  private let answer: ZoneSnapshot.Answer
  private let ward: Ward?
  private let at: Instant
  private let known: Instant?
  private let offset: Int
  /// The revision to cite, and what it says of the ward.
  private let revision: ZoneRevision?
  private let status: ZoneStatus?
  private let decree: DecreedArea?

  /// - Throws: `StoreError`; `SurveillanceError`; `CriteriaError`.
  init(
    _ answer: ZoneSnapshot.Answer, _ vintage: BoundaryVintage, at: Instant, known: Instant?, offset: Int,
    _ reading: Reading
  ) throws {
    self.answer = answer
    self.at = at
    self.known = known
    self.offset = offset
    ward = answer.ward.map { vintage.wards[$0] }
    revision = try answer.revision.map { try Archive.revision($0, reading) }
    if let number = answer.ward, let revision = answer.revision {
      status = try Archive.status(ofWard: number, in: revision, vintage, reading).status
    } else {
      status = nil
    }
    let entries = try answer.decree == nil ? [] : DecreeRegister.entries(reading)
    decree =
      entries.last { entry in
        entry.area.id == answer.decree && (known.map { entry.recordedAt <= $0 } ?? true)
      }?.area
  }

  var text: String {
    let name = ward.map { "\($0.name) (\($0.code))" } ?? "outside all wards"
    var lines = ["\(name) at \(at.moment(offset: offset)): \(answer.level ?? "nothing is in force")"]
    if let decree {
      let until = decree.until.map { " until \($0)" } ?? ", no end is known"
      lines.append("decided by decree \(decree.id) (\(decree.source)), from \(decree.from)\(until)")
    }
    if let computed = answer.computed, let since = answer.since {
      lines.append(
        "\(decree == nil ? "decided by" : "beside it") the published map: \(computed.id) since \(since.moment(offset: offset))"
      )
    }
    for id in answer.status?.inside ?? [] { lines.append("inside it lies the decreed area \(id)") }
    if let revision {
      let through = revision.dataThrough.map { "; cases up to \($0)" } ?? ""
      lines.append(
        "cite revision \(revision.number), the map of \(revision.on)\(through); sha256:\(revision.inputsDigest)")
    } else {
      lines.append("no map was in force then")
    }
    for reason in status?.reasons ?? [] { lines.append("  \(reason.sentence.english)") }
    if let known { lines.append("as known at \(known.moment(offset: offset))") }
    return lines.joined(separator: "\n")
  }

  var json: String {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    var writer = JSONWriter()
    writer.value(
      .object([
        JSONMember("at", .string(at.description)), JSONMember("known", text(known?.description)),
        JSONMember("ward_code", text(ward?.code)), JSONMember("level", text(answer.level)),
        JSONMember("layer", text(answer.level == nil ? nil : decree == nil ? "computed" : "decreed")),
        JSONMember("computed", text(answer.computed?.id)), JSONMember("since", text(answer.since?.description)),
        JSONMember("decree", text(decree?.id)), JSONMember("act", text(decree?.act)),
        JSONMember("inside", .array((answer.status?.inside ?? []).map { .string($0) })),
        JSONMember("revision", revision.map { .number(String($0.number)) } ?? .null),
        JSONMember("on", text(revision?.on.description)),
        JSONMember("data_through", text(revision?.dataThrough?.description)),
        JSONMember("inputs_digest", text(revision.map { "sha256:" + $0.inputsDigest })),
        JSONMember("reasons", .array((status?.reasons ?? []).map { .string($0.sentence.english) })),
      ]))
    return writer.text
  }
}
