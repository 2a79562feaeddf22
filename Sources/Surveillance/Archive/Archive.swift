public import Criteria
import Crypto
import Epidemiology
import Quantities
import SpatialCore
public import Store
public import Zones

/// All revisions of the zone map, each as it was, and what stands on it.
public enum Archive {
  /// All revisions in the order of their numbers.
  ///
  /// - Parameter published: only those that were published.
  /// - Throws: `StoreError`.
  public static func revisions(published: Bool = false, _ reading: Reading) throws -> [ZoneRevision] {
    try reading.all(
      "SELECT \(ZoneRevision.columns) FROM surveillance_revisions \(published ? "WHERE published_at IS NOT NULL" : "") "
        + "ORDER BY number", [], ZoneRevision.init)
  }

  static func revisions(publishedAfter number: Int, _ reading: Reading) throws -> [ZoneRevision] {
    try reading.all(
      """
      SELECT \(ZoneRevision.columns) FROM surveillance_revisions
      WHERE number > ? AND published_at IS NOT NULL ORDER BY number
      """, [SQLValue(number)], ZoneRevision.init)
  }

  /// - Throws: `SurveillanceError.noRevision`; `StoreError`.
  public static func revision(_ number: Int, _ reading: Reading) throws -> ZoneRevision {
    let found = try reading.first(
      "SELECT \(ZoneRevision.columns) FROM surveillance_revisions WHERE number = ?", [SQLValue(number)],
      ZoneRevision.init)
    guard let found else { throw SurveillanceError.noRevision(number) }
    return found
  }

  /// The published revision with the highest number, corrections of times that are over left out; `nil` before the first.
  static func last(_ reading: Reading) throws -> ZoneRevision? {
    try reading.first(
      """
      SELECT \(ZoneRevision.columns) FROM surveillance_revisions
      WHERE published_at IS NOT NULL AND corrects IS NULL ORDER BY number DESC LIMIT 1
      """, [], ZoneRevision.init)
  }

  /// The highest number of a published revision, corrections included; `nil` before the first.
  static func highest(_ reading: Reading) throws -> Int? {
    try reading.first("SELECT max(number) FROM surveillance_revisions WHERE published_at IS NOT NULL") {
      $0.optionalInt(0)
    }.flatMap { $0 }
  }

  /// Other numbers after whatever changes what is in force: a publication, and a decree.
  ///
  /// - Complexity: O(log n); for whoever asks often.
  /// - Throws: `StoreError`.
  public static func stamp(_ reading: Reading) throws -> [Int] {
    let decrees = try reading.first("SELECT max(number) FROM surveillance_decrees") { $0.optionalInt(0) }
    return [try highest(reading) ?? 0, decrees.flatMap { $0 } ?? 0]
  }

  // MARK: Maps

  /// The zone map of a revision, byte for byte the one that was kept.
  ///
  /// - Parameter known: its vintage, where that is in memory already.
  /// - Throws: `SurveillanceError.noRevision`, `.damagedStatus`; `CriteriaError`; `StoreError`.
  public static func map(of number: Int, wards known: BoundaryVintage? = nil, _ reading: Reading) throws -> ZoneMap {
    let revision = try revision(number, reading)
    let vintage =
      try known.flatMap { $0.number == revision.vintage ? $0 : nil }
      ?? BoundaryVintage.load(revision.vintage, reading)
    let set = try criteria(revision.criteria, reading)
    let edition = try set.edition(on: revision.on, asIf: revision.asInForceOn)
    let kept = try statuses(of: revision, vintage, reading)
    let zones = try vintage.wards.indices.map { ward in
      guard let bytes = kept[ward], let status = StatusCoding.status(bytes, ward: ward, classes: set.classes) else {
        throw SurveillanceError.damagedStatus(revision: number)
      }
      return status
    }
    return ZoneMap(
      kept: set, indicators: edition.indicators, asInForceOn: revision.asInForceOn, on: revision.on,
      dataThrough: revision.dataThrough, caseWindow: revision.caseWindow, inputsDigest: revision.inputsDigest,
      boundariesDigest: vintage.digest, vintage: vintage.name, wards: vintage.wards, zones: zones,
      populationSource: revision.populationSource)
  }

  /// What is kept of each ward's status in a revision: its own row, else that of the map it differs from.
  ///
  /// - Returns: by the number of the ward; `nil` where nothing is kept.
  static func statuses(of revision: ZoneRevision, _ vintage: BoundaryVintage, _ reading: Reading) throws -> [[UInt8]?] {
    var kept = [[UInt8]?](repeating: nil, count: vintage.wards.count)
    var missing = kept.count
    var next: ZoneRevision? = revision
    let statement = try reading.statement("SELECT ward, body FROM surveillance_statuses WHERE revision = ?")
    while missing > 0, let current = next {
      statement.bind(0, current.number)
      while try statement.step() {
        guard let ward = vintage.ward(row: statement.int(0)), kept[ward] == nil else { continue }
        kept[ward] = statement.bytes(1)
        missing -= 1
      }
      next = try current.base.map { try Archive.revision($0, reading) }
    }
    return kept
  }

  /// The status of one ward in a revision, and the criteria set that it was made by.
  ///
  /// - Parameter ward: its number in the vintage.
  /// - Throws: `SurveillanceError.noRevision`, `.damagedStatus`; `CriteriaError`; `StoreError`.
  public static func status(
    ofWard ward: Int, in number: Int, _ vintage: BoundaryVintage, _ reading: Reading
  ) throws -> (status: ZoneStatus, set: CriteriaSet) {
    let revision = try revision(number, reading)
    let set = try criteria(revision.criteria, reading)
    var next: ZoneRevision? = revision
    while let current = next {
      let bytes = try reading.first(
        "SELECT body FROM surveillance_statuses WHERE ward = ? AND revision = ?",
        [SQLValue(vintage.row(ward)), SQLValue(current.number)]
      ) { $0.bytes(0) }
      if let bytes {
        guard let status = StatusCoding.status(bytes, ward: ward, classes: set.classes) else { break }
        return (status, set)
      }
      next = try current.base.map { try Archive.revision($0, reading) }
    }
    throw SurveillanceError.damagedStatus(revision: number)
  }

  // MARK: Criteria

  /// The criteria set as it was when a map was made by it.
  static func criteria(_ number: Int, _ reading: Reading) throws -> CriteriaSet {
    let found = try reading.first(
      "SELECT name, body FROM surveillance_criteria WHERE id = ?", [SQLValue(number)]
    ) { ($0.text(0), $0.text(1)) }
    guard let (name, body) = found else { throw SurveillanceError.noRevision(number) }
    return try CriteriaSet.parse(body, file: name + ".yaml")
  }

  /// Keeps the text of a criteria set, unless it is there.
  static func keep(_ set: CriteriaSet, text: String, _ writing: Writing) throws -> Int {
    let digest = Array(SHA256.hash(data: Array(text.utf8))).hexadecimal
    let known = try writing.first("SELECT id FROM surveillance_criteria WHERE digest = ?", [.text(digest)]) {
      $0.int(0)
    }
    if let known { return known }
    let number = try writing.nextNumber(of: "surveillance_criteria")
    try writing.run(
      "INSERT INTO surveillance_criteria (id, name, version, digest, body, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(number), .text(set.id), .text(set.version), .text(digest), .text(text),
        .integer(writing.instant.milliseconds),
      ])
    return number
  }

  // MARK: Decisions

  /// Says that a decision stands on a revision; in the transaction of the decision.
  ///
  /// - Parameter decision: its kind and number, as `permit 4711`.
  /// - Throws: `StoreError.constraint` when there is no such revision, or the decision cites one already.
  public static func cite(_ revision: Int, by decision: String, _ writing: Writing) throws(StoreError) {
    try writing.run(
      "INSERT INTO surveillance_citations (decision, revision, recorded_at) VALUES (?, ?, ?)",
      [.text(decision), SQLValue(revision), .integer(writing.instant.milliseconds)])
  }

  /// The decisions that stand on a revision, in the order of their names: those to look at again when it is corrected.
  ///
  /// - Throws: `StoreError`.
  public static func decisions(citing revision: Int, _ reading: Reading) throws -> [String] {
    try reading.all(
      "SELECT decision FROM surveillance_citations WHERE revision = ? ORDER BY decision", [SQLValue(revision)]
    ) { $0.text(0) }
  }
}
