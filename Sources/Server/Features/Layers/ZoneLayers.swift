import Quantities
import SpatialCore
import Surveillance
import Synchronization
import Zones

/// The collection `zones`: the level of each ward with what it rests on, at an instant or for every revision of an interval.
final class ZoneLayers: Sendable {
  private let zones: ServedZones
  private let vintages: VintageShapes
  private let layers = LayerCache()
  /// Properties that follow from a revision alone, by revision and by what may be seen.
  private let members = Mutex<[String: PieceSet]>([:])

  init(_ zones: ServedZones, _ vintages: VintageShapes) {
    self.zones = zones
    self.vintages = vintages
  }

  /// - Parameters:
  ///   - known: what was published and decreed up to this instant counts.
  ///   - isExact: whether the asker may see exact counts.
  /// - Throws: what reading maps throws.
  func layer(
    _ selection: TimeSelection, known: Instant, isExact: Bool, fields: [FeatureField], _ now: ServedNow
  ) throws -> FeatureLayer {
    let known = min(known, now.knownThrough)
    let spans = RevisionSpan.all(of: now.revisions, known: known)
    // Intervals that select the same are the same.
    let chosen =
      switch selection {
      case .instant: selection.text
      case .interval(let first, _):
        spans.filter { selection.meets(from: $0.from, until: $0.until) }
          .map { span in "\(span.revision.number)" + (first.map { $0 > span.from ? " \($0)" : "" } ?? "") }
          .joined(separator: ",")
      }
    let name = "zones/\(chosen)/\(known)/\(isExact ? "exact" : "shown")"
    return try layers.layer(name) {
      var rows: [FeatureLayer.Row] = []
      var endings: [[UInt8]] = []
      switch selection {
      case .instant(let instant):
        if let span = spans.last(where: { $0.from <= instant }) {
          try append(span, at: instant, isAlone: true, known: known, isExact, now, &rows, &endings)
        }
      case .interval(let first, _):
        for span in spans where selection.meets(from: span.from, until: span.until) {
          try append(
            span, at: max(span.from, first ?? span.from), isAlone: false, known: known, isExact, now, &rows, &endings)
        }
      }
      return FeatureLayer(name: name, rows: rows, endings: endings, fields: fields)
    }
  }

  private func append(
    _ span: RevisionSpan, at instant: Instant, isAlone: Bool, known: Instant, _ isExact: Bool, _ now: ServedNow,
    _ rows: inout [FeatureLayer.Row], _ endings: inout [[UInt8]]
  ) throws {
    let snapshot = try vintages.snapshot(of: span.revision.vintage, now)
    let entry = try vintages.entry(span.revision.vintage, now)
    // A correction stands in the place of the revision.
    guard let number = try snapshot.answer(ofWard: 0, at: instant, known: known).revision else { return }
    let map = try zones.map(of: number)
    let members = members(of: map, isExact)
    for (ward, code) in entry.vintage.wards.map(\.code).enumerated() {
      // When a level of a revision that is over would have changed is worked out for nobody.
      let status =
        isAlone
        ? try zones.status(ofWard: ward, snapshot, at: instant, known: known)
        : WardStatus(
          answer: try snapshot.answer(ofWard: ward, at: instant, known: known), map: map, decree: nil, until: nil,
          ward: nil, clockOffset: snapshot.clockOffset, today: snapshot.day(at: instant), staleAfter: zones.staleAfter)
      let (from, until) = isAlone ? (status.since, status.until) : (span.from, span.until)
      rows.append(
        FeatureLayer.Row(
          id: isAlone ? code : "\(code).\(number)", shapes: entry.shapes, shape: ward,
          members: members, member: ward))
      endings.append(ending(status, revision: number, from: from, until: until))
    }
  }

  private func ending(_ status: WardStatus, revision: Int, from: Instant?, until: Instant?) -> [UInt8] {
    var writer = JSONWriter()
    writer.key("in_force_level")
    writer.optional(status.answer.level)
    writer.key("revision")
    writer.integer(revision)
    writer.key("in_force_from")
    writer.optional(from?.description)
    writer.key("in_force_until")
    writer.optional(until?.description)
    writer.key("data_age_days")
    writer.optional(status.dataAge)
    writer.key("stale")
    status.isStale ? writer.raw("true") : writer.raw("false")
    return writer.bytes
  }

  private func members(of map: RevisionMap, _ isExact: Bool) -> PieceSet {
    let name = "\(map.revision.number)/\(isExact ? "exact" : "shown")"
    if let known = members.withLock({ $0[name] }) { return known }
    let shown = isExact ? map.exact : map.shown
    let made = PieceSet(
      shown.zones.map { zone in
        var writer = JSONWriter()
        writer.json(String(decoding: FeatureLayer.opening, as: UTF8.self))
        // GIS programs have no type for lists of objects.
        shown.writeMembers(zone, reasonsAsText: true, &writer)
        return writer.bytes
      })
    members.withLock { members in
      if members.count >= 16 { members.removeAll() }
      members[name] = made
    }
    return made
  }
}
