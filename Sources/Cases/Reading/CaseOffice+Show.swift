import Quantities
public import Store

extension CaseOffice {
  /// A record with everything that was said of it. The reading is logged.
  ///
  /// - Throws: `CaseError.notFound`; `AccessError.refused`, which is logged; `StoreError`; `SealingError`; `LogError`.
  public func details(_ number: Int, to access: Access) throws -> CaseDetails {
    let found = try file.disclose(.readCases, to: access, kind: "case.read") { reading in
      guard let details = try details(number, reading) else { return nil as Disclosure<CaseDetails>? }
      return Disclosure(details, subject: "case \(number)", wards: details.record.wards)
    }
    guard let found else { throw CaseError.notFound }
    return found
  }

  private func details(_ number: Int, _ reading: Reading) throws -> CaseDetails? {
    guard let record = try CaseTables.record(number, reading) else { return nil }
    let one = [SQLValue(number)]
    return CaseDetails(
      record: record, sourceName: try CaseTables.sourceNames(reading)[record.source] ?? "",
      person: try person(number, reading), symptoms: try CaseTables.symptoms(of: number, reading),
      tests: try CaseTables.tests(of: number, reading),
      exposures: try CaseTables.exposures(of: number, sealer, reading),
      contacts: try CaseTables.contacts(of: number, sealer, reading),
      visits: try reading.all(
        "SELECT marker, record, from_at, until_at FROM cases_visits WHERE record = ? ORDER BY from_at, marker", one
      ) { row in
        MarkerVisit(
          marker: row.int(0), record: row.int(1), fromAt: Instant(milliseconds: Int64(row.int(2))),
          untilAt: Instant(milliseconds: Int64(row.int(3))))
      },
      classes: try classes(number, reading),
      decisions: try reading.all(
        "SELECT id, class, sealed, recorded_at, actor, withdrawn_at FROM cases_decisions WHERE record = ? ORDER BY id",
        one
      ) { row in
        CaseDetails.Decision(
          number: row.int(0), caseClass: try CaseTables.value(row.int(1)),
          ground: String(
            decoding: try sealer.open(row.bytes(2), table: CaseTables.decisions, row: row.int(0)), as: UTF8.self),
          at: Instant(milliseconds: Int64(row.int(3))), actor: row.text(4), withdrawnAt: CaseTables.instant(row, 5))
      },
      merges: try reading.all(
        """
        SELECT id, record, into_record, is_same, recorded_at, actor, undone_at FROM cases_merges
        WHERE record = ? OR into_record = ? ORDER BY id
        """, [SQLValue(number), SQLValue(number)]
      ) { row in
        CaseDetails.Merge(
          number: row.int(0), record: row.int(1), into: row.int(2), isSame: row.int(3) == 1,
          at: Instant(milliseconds: Int64(row.int(4))), actor: row.text(5), undoneAt: CaseTables.instant(row, 6))
      },
      under: try reading.all("SELECT id FROM cases_records WHERE merged_into = ? ORDER BY id", one) { $0.int(0) })
  }

  func classes(_ number: Int, _ reading: Reading) throws -> [CaseDetails.Classed] {
    try reading.all(
      """
      SELECT number, class, basis, definition, reasons, recorded_at, actor FROM cases_classes WHERE record = ? ORDER BY number
      """, [SQLValue(number)]
    ) { row in
      CaseDetails.Classed(
        number: row.int(0), caseClass: try CaseTables.value(row.int(1)), basis: try CaseTables.value(row.int(2)),
        definition: row.optionalInt(3), reasons: try CaseReason.reasons(row.text(4)),
        at: Instant(milliseconds: Int64(row.int(5))), actor: row.text(6))
    }
  }
}
