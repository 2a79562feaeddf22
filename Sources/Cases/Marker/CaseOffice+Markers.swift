import Quantities
import SpatialCore
public import Store

extension CaseOffice {
  /// Enters a place in a time where cases were.
  ///
  /// - Returns: its number.
  /// - Throws: `AccessError.refused`; `CaseError.order`, `.unusable`; `StoreError`.
  public func enter(_ marker: CaseMarker, by access: Access) throws -> Int {
    try file.write { writing in
      try access.require(.changeCases, ward: marker.ward, subject: "a new marker")
      try marker.check()
      let number = try writing.nextNumber(of: CaseTables.markers)
      func fine(_ degrees: Double?) -> Int? { degrees.map { Int(($0 * 1e7).rounded()) } }
      try writing.run(
        """
        INSERT INTO cases_markers (id, ward, place, longitude, latitude, from_at, until_at, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), SQLValue(marker.ward), .text(marker.place), SQLValue(fine(marker.position?.x)),
          SQLValue(fine(marker.position?.y)), .integer(marker.fromAt.milliseconds),
          .integer(marker.untilAt.milliseconds), .integer(writing.instant.milliseconds),
        ])
      writing.record(access.act("case.marker", subject: "marker \(number)", facts: ["ward": String(marker.ward)]))
      return number
    }
  }

  /// Enters that a person was at a marker. The officer must be for the person.
  ///
  /// - Throws: `AccessError.refused`; `CaseError.notFound`, `.order`, `.unusable`, `.notInForce`; `StoreError`.
  public func enter(_ visit: MarkerVisit, _ rules: CaseRules, by access: Access) throws -> CaseReceipt {
    try file.write { writing in
      _ = try spokenOf(visit.record, rules, by: access, writing)
      guard let marker = try marker(visit.marker, writing) else { throw CaseError.notFound }
      if visit.untilAt < visit.fromAt { throw CaseError.order(first: "the begin of the visit", second: "its end") }
      guard visit.fromAt <= marker.untilAt, visit.untilAt >= marker.fromAt else {
        throw CaseError.unusable(what: "the visit", why: "it was not in the time of the marker")
      }
      if visit.untilAt > writing.instant {
        throw CaseError.unusable(what: "the visit", why: "its end has not come yet")
      }
      try writing.run(
        """
        INSERT INTO cases_visits (marker, record, from_at, until_at, recorded_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (marker, record, from_at) DO UPDATE SET until_at = excluded.until_at
        """,
        [
          SQLValue(visit.marker), SQLValue(visit.record), .integer(visit.fromAt.milliseconds),
          .integer(visit.untilAt.milliseconds), .integer(writing.instant.milliseconds),
        ])
      let verdict = try settle(visit.record, rules, access, writing)
      writing.record(
        access.act(
          "case.visit", subject: "case \(visit.record)",
          facts: ["marker": String(visit.marker), "class": verdict.caseClass.name]))
      return CaseReceipt(number: visit.record, verdict: verdict, alike: [], entry: visit.marker)
    }
  }

  /// The markers of the officer's wards in the order in which they began.
  ///
  /// - Throws: `AccessError.refused`; `StoreError`.
  public func markers(to access: Access) throws -> [CaseMarker] {
    try file.read { reading in
      try access.requireAnywhere(.readCases, subject: "markers")
      return try reading.all("SELECT \(Self.markerColumns) FROM cases_markers ORDER BY from_at, id", [], Self.marker)
        .filter { access.covers(ward: $0.ward) }
    }
  }

  /// Who was at a marker, and with which F0s in an overlapping time. The officer must be for the marker's ward. The reading is logged.
  ///
  /// - Throws: `CaseError.notFound`; `AccessError.refused`, which is logged; `StoreError`; `SealingError`; `LogError`.
  public func present(at number: Int, _ rules: CaseRules, to access: Access) throws -> [MarkerPresence] {
    let found = try file.disclose(.readCases, to: access, kind: "case.marker-read") { reading in
      guard let marker = try marker(number, reading) else { return nil as Disclosure<[MarkerPresence]>? }
      try access.require(.readCases, ward: marker.ward, subject: "marker \(number)")
      let graph = try ContactGraph(rules, reading)
      let visits = try reading.all(
        "SELECT record, from_at, until_at FROM cases_visits WHERE marker = ? ORDER BY from_at, record",
        [SQLValue(number)]
      ) { row in
        MarkerVisit(
          marker: number, record: row.int(0), fromAt: Instant(milliseconds: Int64(row.int(1))),
          untilAt: Instant(milliseconds: Int64(row.int(2))))
      }
      let cases = try visits.filter { graph.isF0(try graph.node($0.record)) }
      let present = try visits.map { visit in
        let node = try graph.node(visit.record)
        let others = try cases.filter { $0.fromAt <= visit.untilAt && $0.untilAt >= visit.fromAt }
          .map { try graph.root($0.record) }
        return MarkerPresence(
          record: node.number, fromAt: visit.fromAt, untilAt: visit.untilAt, ward: node.ward, caseClass: node.caseClass,
          withCases: Set(others).subtracting([node.number]).sorted(),
          name: access.covers(ward: node.ward) ? try person(node.number, reading).name : nil)
      }
      return Disclosure(
        present, subject: "marker \(number)", wards: [marker.ward], facts: ["count": String(present.count)])
    }
    guard let found else { throw CaseError.notFound }
    return found
  }

  private static let markerColumns = "id, ward, place, longitude, latitude, from_at, until_at"

  private func marker(_ number: Int, _ reading: Reading) throws -> CaseMarker? {
    try reading.first(
      "SELECT \(Self.markerColumns) FROM cases_markers WHERE id = ?", [SQLValue(number)], Self.marker)
  }

  private static func marker(_ row: Statement) -> CaseMarker {
    var position: Coordinate?
    if let x = row.optionalInt(3), let y = row.optionalInt(4) {
      position = Coordinate(x: Double(x) / 1e7, y: Double(y) / 1e7)
    }
    return CaseMarker(
      number: row.int(0), ward: row.int(1), place: row.text(2), position: position,
      fromAt: Instant(milliseconds: Int64(row.int(5))), untilAt: Instant(milliseconds: Int64(row.int(6))))
  }
}
