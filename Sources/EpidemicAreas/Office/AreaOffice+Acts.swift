import Criteria
public import Quantities
public import Store
public import Surveillance
import Zones

extension AreaOffice {
  /// Puts an area under restriction.
  ///
  /// - Returns: its number.
  /// - Throws: `AccessError.refused` without the right to decree; `EpidemicAreaError.endBeforeStart`, `.notInForce`, `.unknown`,
  ///   `.unusableShape`, `.outsideAllWards`, `.unusable`, `.notFound` and `.wrongState` of a proposal; `GEOSError`; `StoreError`.
  public func decree(
    _ decree: AreaDecree, _ adopted: AdoptedAreaPolicy, _ vintage: BoundaryVintage, by access: Access
  ) throws -> Int {
    try file.write { writing in
      try access.require(.decree, subject: "area")
      let policy = adopted.policy
      try policy.demand(at: decree.from)
      let until = try end(of: decree, policy)
      for measure in decree.measures where !policy.measures.contains(where: { $0.id == measure }) {
        throw EpidemicAreaError.unknown(what: "measure", name: measure, known: policy.measures.map(\.id))
      }
      guard !decree.name.isEmpty, !decree.note.act.isEmpty, !decree.note.authority.isEmpty else {
        throw EpidemicAreaError.unusable("an area needs a name, the act that it stands on, and who issued the act")
      }
      let placed = try PlacedArea(decree.place, kind: decree.kind, vintage)
      if let zone = decree.zoneDecree, try !DecreeRegister.entries(writing).contains(where: { $0.area.id == zone }) {
        throw EpidemicAreaError.unknown(what: "decree of the zone map", name: zone, known: [])
      }
      if let proposal = decree.proposal { try follow(proposal, access, writing) }
      let number = try writing.nextNumber(of: "areas_areas")
      try writing.run(
        "INSERT INTO areas_areas (id, kind, name, version, proposal, zone_decree) VALUES (?, ?, ?, 1, ?, ?)",
        [
          SQLValue(number), .text(decree.kind.rawValue), .text(decree.name), SQLValue(decree.proposal),
          SQLValue(decree.zoneDecree),
        ])
      try keep(
        NewVersion(
          area: number, version: 1, kind: .decree, placed: placed, from: Instant(decree.from, offset: offset),
          until: Instant(until, offset: offset), measures: decree.measures, note: decree.note, policy: adopted.number,
          revision: try revision(vintage, writing)), by: access, writing)
      return number
    }
  }

  /// Gives an area another place: larger, smaller or moved. What it was before is kept.
  ///
  /// - Throws: `AccessError.refused`; `EpidemicAreaError.notFound`, `.wrongState` once it is over, and those of the place.
  public func change(
    _ number: Int, to place: AreaPlace, _ note: AreaNote, _ adopted: AdoptedAreaPolicy, _ vintage: BoundaryVintage,
    by access: Access
  ) throws {
    try file.write { writing in
      try access.require(.decree, subject: "area \(number)")
      let area = try live(number, writing)
      try keep(
        NewVersion(
          after: area, kind: .change, placed: PlacedArea(place, kind: area.kind, vintage), note: note,
          policy: adopted.number, revision: try revision(vintage, writing)), by: access, writing)
    }
  }

  /// Puts the end later.
  ///
  /// - Throws: `AccessError.refused`; `EpidemicAreaError.notFound`; `.wrongState` once it is over; `.endBeforeStart` for an end that is
  ///   not after the one that it has.
  public func prolong(
    _ number: Int, until: Moment, _ note: AreaNote, _ adopted: AdoptedAreaPolicy, _ vintage: BoundaryVintage,
    by access: Access
  ) throws {
    try file.write { writing in
      try access.require(.decree, subject: "area \(number)")
      let area = try live(number, writing)
      let end = Instant(until, offset: offset)
      guard end > area.until else {
        throw EpidemicAreaError.endBeforeStart(from: area.until.moment(offset: offset), until: until)
      }
      var version = NewVersion(
        after: area, kind: .prolong, placed: try placed(area, writing), note: note, policy: adopted.number,
        revision: try revision(vintage, writing))
      version.until = end
      try keep(version, by: access, writing)
    }
  }

  /// Ends an area by an act, after the release test of the policy.
  ///
  /// - Parameters:
  ///   - at: from when on; not before it began, nor after it has ended.
  ///   - despite: the ground on which it is released though the test is not met; `nil` refuses it then.
  /// - Returns: what the test said, which is kept with the act.
  /// - Throws: `AccessError.refused`; `EpidemicAreaError.notFound`, `.wrongState`, `.endBeforeStart`, `.momentOutside`, `.notReleasable`,
  ///   `.notInForce`.
  @discardableResult
  public func release(
    _ number: Int, at moment: Moment, _ facts: ReleaseFacts, despite: String? = nil, _ note: AreaNote,
    _ adopted: AdoptedAreaPolicy, _ vintage: BoundaryVintage, by access: Access
  ) throws -> ReleaseFinding {
    try file.write { writing in
      try access.require(.decree, subject: "area \(number)")
      let area = try live(number, writing)
      let end = Instant(moment, offset: offset)
      guard end >= area.from else {
        throw EpidemicAreaError.endBeforeStart(from: area.from.moment(offset: offset), until: moment)
      }
      guard end <= area.until else {
        throw EpidemicAreaError.momentOutside(
          "the area ends by itself at \(area.until.moment(offset: offset)); a release is for an earlier moment")
      }
      let finding = try adopted.policy.releaseTest(
        facts, kind: area.kind, start: area.from.day(offset: offset), at: moment)
      guard finding.outcome == .ready || despite.map({ !$0.isEmpty }) == true else {
        throw EpidemicAreaError.notReleasable(codes: finding.missing.map(\.rawValue))
      }
      var note = note
      if finding.outcome != .ready, let despite {
        note.reason = [note.reason, "despite the test: \(despite)"].filter { !$0.isEmpty }.joined(separator: "; ")
      }
      var version = NewVersion(
        after: area, kind: .release, placed: try placed(area, writing), note: note, policy: adopted.number,
        revision: try revision(vintage, writing))
      version.finding = finding.reasons.map(\.code.rawValue)
      try keep(version, by: access, writing)
      try writing.run(
        "UPDATE areas_areas SET released_at = ? WHERE id = ?", [.integer(end.milliseconds), SQLValue(number)])
      return finding
    }
  }

  // MARK: Parts

  private func end(of decree: AreaDecree, _ policy: AreaPolicy) throws -> Moment {
    if let until = decree.until {
      guard until > decree.from else { throw EpidemicAreaError.endBeforeStart(from: decree.from, until: until) }
      return until
    }
    guard let days = policy.usualDays.entry(at: decree.from)?.value else {
      throw EpidemicAreaError.unusable("the act says no end and the policy knows no usual time; say when the area ends")
    }
    return decree.from + days * 24
  }

  /// An area that an act can still change.
  private func live(_ number: Int, _ writing: Writing) throws -> EpidemicArea {
    let area = try find(number, writing)
    let state = area.state(at: writing.instant)
    guard state == .announced || state == .inForce, area.releasedAt == nil else {
      throw EpidemicAreaError.wrongState(what: "area", state: (area.releasedAt == nil ? state : .released).words.en)
    }
    return area
  }

  private func placed(_ area: EpidemicArea, _ reading: Reading) throws -> PlacedArea {
    let versions = try versions(of: area.number, sealer, reading)
    guard let last = versions.last else { throw EpidemicAreaError.unreadable }
    return PlacedArea(kept: last.place, wards: last.wards)
  }

  /// The revision that stands: the last published one of the vintage.
  private func revision(_ vintage: BoundaryVintage, _ reading: Reading) throws -> Int? {
    try Archive.revisions(published: true, reading).last { $0.vintage == vintage.number }?.number
  }

  private func keep(_ new: NewVersion, by access: Access, _ writing: Writing) throws {
    let row = try writing.nextNumber(of: Self.versions)
    let (shape, sealed) = StoredPlace.columns(new.placed.place, row: row, sealer)
    try writing.run(
      """
      INSERT INTO areas_versions (id, area, version, act_kind, place, shape, sealed, from_at, until_at, measures, authority,
        act, reason, finding, policy, revision, recorded_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(row), SQLValue(new.area), SQLValue(new.version), .text(new.kind.rawValue),
        .text(new.placed.place.kind),
        SQLValue(shape), SQLValue(sealed), .integer(new.from.milliseconds), .integer(new.until.milliseconds),
        .text(new.measures.joined(separator: ";")), .text(new.note.authority), .text(new.note.act),
        .text(new.note.reason), .text(new.finding.joined(separator: ";")), SQLValue(new.policy), SQLValue(new.revision),
        .integer(writing.instant.milliseconds), .text(access.officer.name),
      ])
    for ward in new.placed.wards {
      try writing.run(
        "INSERT INTO areas_wards (area, version, ward, whole) VALUES (?, ?, ?, ?)",
        [SQLValue(new.area), SQLValue(new.version), SQLValue(ward.row), SQLValue(ward.isWhole ? 1 : 0)])
    }
    try writing.run(
      "UPDATE areas_areas SET version = ? WHERE id = ?", [SQLValue(new.version), SQLValue(new.area)])
    if let revision = new.revision {
      try Archive.cite(revision, by: "area \(new.area) version \(new.version)", writing)
    }
    writing.record(
      access.act(
        "area.\(new.kind.rawValue)", subject: "area \(new.area)",
        facts: [
          "version": String(new.version), "wards": new.placed.wards.map { String($0.row) }.joined(separator: " "),
          "from": new.from.description, "until": new.until.description, "act": new.note.act,
          "finding": new.finding.joined(separator: " "), "policy": String(new.policy),
        ].filter { !$0.value.isEmpty }))
  }
}
