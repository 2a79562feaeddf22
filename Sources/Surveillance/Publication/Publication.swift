import Criteria
public import Quantities
public import Store
public import Zones

/// The way of a map from the computer to the street: drafted, reviewed, in force at an instant.
///
/// A published revision is never changed: what was wrong is corrected by a new one, which can be for the time of an old one.
public enum Publication {
  /// What a revision is made of.
  public struct Draft {
    public var map: ZoneMap
    /// Of the map's day: which levels are announced and not yet in force.
    public var day: ReplayDay
    /// The text of the criteria set that the map was made by.
    public var criteriaText: String
    /// Everything that became known up to this instant is in the map.
    public var knownAt: Instant
    public var act: String
    public var reason: String
    /// The revision whose time this map corrects.
    public var corrects: Int?

    public init(
      map: ZoneMap, day: ReplayDay, criteriaText: String, knownAt: Instant,
      act: String, reason: String, corrects: Int? = nil
    ) {
      self.map = map
      self.day = day
      self.criteriaText = criteriaText
      self.knownAt = knownAt
      self.act = act
      self.reason = reason
      self.corrects = corrects
    }
  }

  /// Keeps a map as a numbered draft: of each ward what differs from the published map before.
  ///
  /// - Returns: the revision, and how many wards differ.
  /// - Throws: `AccessError.refused`; `SurveillanceError`; `StoreError`.
  public static func draft(
    _ draft: Draft, vintage: BoundaryVintage, by access: Access, _ writing: Writing
  ) throws -> (revision: Int, changed: Int) {
    var kept: KeptStatuses?
    return try Publication.draft(draft, vintage: vintage, by: access, kept: &kept, writing)
  }

  /// Keeps a map as a numbered draft.
  ///
  /// - Parameter kept: what is kept of a revision, from the draft before; read anew where it is of another one than is needed, and
  ///   then that of this draft.
  static func draft(
    _ draft: Draft, vintage: BoundaryVintage, by access: Access, kept: inout KeptStatuses?, _ writing: Writing
  ) throws -> (revision: Int, changed: Int) {
    try access.require(.draftRevisions, subject: "revisions")
    let set = draft.map.criteria
    let criteria = try Archive.keep(set, text: draft.criteriaText, writing)
    let last = try Archive.last(writing)
    let before = try draft.corrects.map { try Archive.revision($0, writing) } ?? last
    if let corrects = draft.corrects, before?.vintage != vintage.number {
      throw SurveillanceError.otherVintage(revision: corrects)
    }
    // Other wards or other rules have nothing to differ from.
    let base = before.flatMap {
      $0.vintage == vintage.number && $0.criteria == criteria && $0.depth < longestChain ? $0 : nil
    }
    if kept?.revision != base?.number {
      kept = try base.map { KeptStatuses(revision: $0.number, bodies: try Archive.statuses(of: $0, vintage, writing)) }
    }
    var bodies = kept?.bodies ?? Array(repeating: nil, count: vintage.wards.count)
    let number = try writing.nextNumber(of: "surveillance_revisions")
    func day(_ day: Day?) -> SQLValue { SQLValue(day.map { Int($0.number) }) }
    try writing.run(
      """
      INSERT INTO surveillance_revisions
        (number, base, depth, follows, corrects, vintage, criteria, on_day, as_in_force_on, known_at, data_through, case_window,
         inputs_digest, population_source, state, drafted_at, drafted_by, act, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(base?.number), SQLValue(base.map { $0.depth + 1 } ?? 0),
        SQLValue(try Archive.highest(writing)), SQLValue(draft.corrects), SQLValue(vintage.number), SQLValue(criteria),
        day(draft.map.on), day(draft.map.asInForceOn), .integer(draft.knownAt.milliseconds),
        day(draft.map.dataThrough), SQLValue(draft.map.caseWindow), .text(draft.map.inputsDigest),
        .text(draft.map.populationSource.rawValue), .text(ZoneRevision.State.draft.rawValue),
        .integer(writing.instant.milliseconds), .text(access.officer.name), .text(draft.act), .text(draft.reason),
      ])
    var changed = 0
    for zone in draft.map.zones {
      let bytes = StatusCoding.bytes(zone)
      if bodies[zone.ward] == bytes { continue }
      bodies[zone.ward] = bytes
      changed += 1
      try writing.run(
        "INSERT INTO surveillance_statuses (ward, revision, class, body) VALUES (?, ?, ?, ?)",
        [SQLValue(vintage.row(zone.ward)), SQLValue(number), SQLValue(zone.classIndex), .bytes(bytes)])
    }
    kept = KeptStatuses(revision: number, bodies: bodies)
    let offset = try City(writing).clockOffset
    for (ward, announced) in draft.day.announced.sorted(by: { $0.key < $1.key }) {
      for next in announced {
        try writing.run(
          "INSERT INTO surveillance_announcements (revision, ward, class, effective_at) VALUES (?, ?, ?, ?)",
          [
            SQLValue(number), SQLValue(vintage.row(ward)), SQLValue(next.level),
            .integer(Instant(next.effective, offset: offset).milliseconds),
          ])
      }
    }
    writing.record(
      Act(
        actor: access.officer.name, kind: "revision.draft", subject: "revision \(number)", reason: draft.reason,
        facts: ["on": draft.map.on.description, "criteria": set.id, "inputs": draft.map.inputsDigest]))
    return (number, changed)
  }

  /// Revisions in a row that are kept as differences, before one is kept whole again.
  static let longestChain = 100

  /// What is kept of each ward's status in a revision.
  struct KeptStatuses {
    var revision: Int
    var bodies: [[UInt8]?]
  }

  /// Says that an officer has looked at a draft and found it right.
  ///
  /// - Throws: `AccessError.refused`; `SurveillanceError.wrongState`, `.noRevision`; `StoreError`.
  public static func review(_ number: Int, by access: Access, _ writing: Writing) throws {
    try access.require(.reviewRevisions, subject: "revision \(number)")
    _ = try revision(number, in: [.draft], writing)
    try writing.run(
      "UPDATE surveillance_revisions SET state = ?, reviewed_at = ?, reviewed_by = ? WHERE number = ?",
      [
        .text(ZoneRevision.State.reviewed.rawValue), .integer(writing.instant.milliseconds), .text(access.officer.name),
        SQLValue(number),
      ])
    writing.record(access.act("revision.review", subject: "revision \(number)"))
  }

  /// Publishes a reviewed draft: from an instant on it is the map that decisions stand on.
  ///
  /// Levels that the rules announce take effect when they say, not before. A correction is in force wherever the revision would be that
  /// it corrects: until the next one, also if that comes later.
  ///
  /// - Parameters:
  ///   - access: of who stands for it.
  ///   - instant: from when it is in force; `nil` is now.
  /// - Throws: `AccessError.refused`; `SurveillanceError.wrongState`, `.overtaken`, `.noRevision`; `StoreError`.
  public static func publish(_ number: Int, by access: Access, from instant: Instant? = nil, _ writing: Writing)
    throws
  {
    try access.require(.publishRevisions, subject: "revision \(number)")
    let draft = try revision(number, in: [.reviewed], writing)
    // By numbers and not by clocks, which may be set back.
    if let highest = try Archive.highest(writing), highest != draft.follows {
      throw SurveillanceError.overtaken(revision: number, by: highest)
    }
    var from = instant ?? writing.instant
    if let corrected = try draft.corrects.map({ try Archive.revision($0, writing) }) {
      guard corrected.state == .inForce, let begin = corrected.inForceFrom else {
        throw SurveillanceError.wrongState(
          revision: corrected.number, state: corrected.state.rawValue, needed: ZoneRevision.State.inForce.rawValue)
      }
      from = begin
    }
    try writing.run(
      """
      UPDATE surveillance_revisions
      SET state = ?, published_at = ?, approved_by = ?, in_force_from = ? WHERE number = ?
      """,
      [
        .text(ZoneRevision.State.inForce.rawValue), .integer(writing.instant.milliseconds), .text(access.officer.name),
        .integer(from.milliseconds), SQLValue(number),
      ])
    writing.record(
      Act(
        actor: access.officer.name, kind: draft.corrects == nil ? "revision.publish" : "revision.correct",
        subject: "revision \(number)", reason: draft.reason,
        facts: [
          "act": draft.act, "in_force_from": from.description, "inputs": draft.inputsDigest,
          "corrects": draft.corrects.map(String.init) ?? "",
        ].filter { !$0.value.isEmpty }))
  }

  /// Gives up a draft.
  ///
  /// - Throws: `AccessError.refused`; `SurveillanceError.wrongState`, `.noRevision`; `StoreError`.
  public static func withdraw(_ number: Int, by access: Access, reason: String, _ writing: Writing) throws {
    try access.require(.draftRevisions, subject: "revision \(number)")
    _ = try revision(number, in: [.draft, .reviewed], writing)
    try writing.run(
      "UPDATE surveillance_revisions SET state = ? WHERE number = ?",
      [.text(ZoneRevision.State.withdrawn.rawValue), SQLValue(number)])
    writing.record(
      Act(actor: access.officer.name, kind: "revision.withdraw", subject: "revision \(number)", reason: reason))
  }

  private static func revision(_ number: Int, in states: [ZoneRevision.State], _ writing: Writing) throws
    -> ZoneRevision
  {
    let revision = try Archive.revision(number, writing)
    guard states.contains(revision.state) else {
      throw SurveillanceError.wrongState(
        revision: number, state: revision.state.rawValue, needed: states.map(\.rawValue).joined(separator: " or "))
    }
    return revision
  }
}
