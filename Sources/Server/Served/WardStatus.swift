import Criteria
import Quantities
import SpatialCore
import Surveillance
import Zones

/// What is in force in a ward or at a place, why, on what it rests, and how old that is.
struct WardStatus: Sendable {
  var answer: ZoneSnapshot.Answer
  /// The revision to cite; `nil` before the first.
  var map: RevisionMap?
  /// The decree that decides, where one does.
  var decree: DecreedArea?
  /// When it ends, repeals counted; `nil` when no end is known.
  var decreeEnd: Instant?
  /// Until when, as far as is known; `nil` when no end is.
  var until: Instant?
  var ward: Ward?
  var clockOffset: Int
  /// The civil day of the question.
  var today: Day
  /// Days after which data are called stale.
  var staleAfter: Int

  /// Days from the last day of the data to the day of the question; `nil` where nothing is known of the data.
  var dataAge: Int? {
    map?.revision.dataThrough.map { max(0, Int(today.number) - Int($0.number)) }
  }

  /// Without data nothing is fresh.
  var isStale: Bool { dataAge.map { $0 > staleAfter } ?? true }

  var since: Instant? {
    guard let decree else { return answer.since }
    let from = Instant(decree.from, offset: clockOffset)
    return from
  }

  /// As one JSON object.
  ///
  /// - Parameter exact: whether the asker may see exact counts.
  func json(exact: Bool) -> [UInt8] {
    var writer = JSONWriter()
    write(&writer, exact: exact)
    writer.append(10)
    return writer.bytes
  }

  func write(_ writer: inout JSONWriter, exact: Bool) {
    let map = exact ? map?.exact : map?.shown
    let level = map?.criteria.classes.first { $0.id == answer.level } ?? answer.computed
    writer.append(123)
    writer.key("ward_code", first: true)
    writer.optional(ward?.code)
    writer.key("name")
    writer.optional(ward?.name)
    writer.key("district")
    writer.optional(ward?.district)
    writer.key("level")
    writer.optional(answer.level)
    writer.key("rank")
    writer.optional(level?.rank)
    writer.key("color")
    writer.optional(level?.color)
    writer.key("level_name")
    if let level { writer.localized(level.name) } else { writer.raw("null") }
    writer.key("layer")
    writer.optional(answer.level == nil ? nil : answer.decree == nil ? "computed" : "decreed")
    writer.key("computed_level")
    writer.optional(answer.computed?.id)
    writer.key("reasons")
    if let map, let ward = answer.ward { map.writeReasons(ofWard: ward, &writer) } else { writer.raw("[]") }
    writer.key("decree")
    writeDecree(&writer)
    writer.key("in_force_from")
    writer.optional(since?.description)
    writer.key("in_force_until")
    writer.optional(until?.description)
    writeOrigin(map, &writer)
    writer.append(125)
  }

  /// Revision, digest, criteria, and the age of the data.
  private func writeOrigin(_ map: ZoneMap?, _ writer: inout JSONWriter) {
    writer.key("revision")
    writer.optional(answer.revision)
    writer.key("inputs_digest")
    writer.optional(map.map { "sha256:\($0.inputsDigest)" })
    writer.key("criteria")
    writer.optional(map?.criteria.id)
    writer.key("criteria_version")
    writer.optional(map?.criteria.version)
    writer.key("on")
    writer.optional(map?.on.description)
    writer.key("data_through")
    writer.optional(map?.dataThrough?.description)
    writer.key("data_age_days")
    writer.optional(dataAge)
    writer.key("stale")
    isStale ? writer.raw("true") : writer.raw("false")
    writer.key("stale_after_days")
    writer.integer(staleAfter)
  }

  private func writeDecree(_ writer: inout JSONWriter) {
    guard let decree else { return writer.raw("null") }
    writer.append(123)
    for (i, (key, text)) in [
      ("id", decree.id), ("name", decree.name), ("level", decree.level), ("authority", decree.authority),
      ("act", decree.act), ("article", decree.article), ("citation", decree.citation),
    ].enumerated() {
      writer.key(key, first: i == 0)
      writer.string(text)
    }
    writer.key("from")
    writer.string(Instant(decree.from, offset: clockOffset).description)
    writer.key("until")
    writer.optional(decreeEnd?.description)
    writer.append(125)
  }
}
