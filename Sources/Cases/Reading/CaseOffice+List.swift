import Epidemiology
public import Quantities
import Registry
public import Store

extension CaseOffice {
  private static let lineColumns = """
    id, sealed, birth_year, age, sex, ward, report_day, onset_day, class, distance, is_open, outcome
    """

  /// A ward's list of a day. The reading is logged.
  ///
  /// - Parameters:
  ///   - ward: row of `store_wards`.
  ///   - limit: how many people each part holds at most.
  /// - Throws: `AccessError.refused`, which is logged; `StoreError`; `SealingError`; `LogError`.
  public func list(ofWard ward: Int, on day: Day, limit: Int = 1_000, to access: Access) throws -> WardCases {
    try file.disclose(.readCases, to: access, kind: "case.list") { reading in
      let subject = "cases of ward \(ward)"
      try access.require(.readCases, ward: ward, subject: subject)
      let number = SQLValue(Int(day.number))
      let reported = try lines("ward = ? AND report_day = ?", [SQLValue(ward), number], limit: .max, reading)
      let open = try lines(
        "ward = ? AND is_open = 1 AND report_day < ?", [SQLValue(ward), number], limit: limit + 1, reading)
      let infectious = try lines(
        """
        ward = ? AND report_day BETWEEN ? AND ? AND class IN (2, 3) AND infectious_from <= ?
          AND (infectious_until IS NULL OR infectious_until >= ?) AND outcome NOT IN (1, 2)
        """, [SQLValue(ward), SQLValue(Int(day.number) - 60), number, number, number], limit: limit + 1, reading)
      let list = WardCases(
        ward: ward, day: day, reported: reported, open: Array(open.prefix(limit)),
        infectious: Array(infectious.prefix(limit)), isCut: open.count > limit || infectious.count > limit)
      return Disclosure(
        list, subject: subject, wards: [ward], facts: ["day": "\(day)", "reported": String(reported.count)])
    }!
  }

  private func lines(
    _ condition: String, _ values: [SQLValue], limit: Int, _ reading: Reading
  ) throws -> [CaseLine] {
    try reading.all(
      """
      SELECT \(Self.lineColumns) FROM cases_records WHERE \(condition) AND merged_into IS NULL
      ORDER BY report_day DESC, id DESC LIMIT ?
      """, values + [SQLValue(limit)]
    ) { row in
      let person = try row.optionalBytes(1).map {
        try CasePerson.decode(sealer.open($0, table: CaseTables.records, row: row.int(0)))
      }
      return CaseLine(
        record: row.int(0), name: person?.name ?? "", birthYear: row.optionalInt(2), age: row.optionalInt(3),
        sex: try CaseTables.value(row.int(4)), ward: row.int(5), reportDay: Day(number: Int32(row.int(6))),
        onset: CaseTables.day(row, 7), caseClass: try CaseTables.value(row.int(8)), distance: row.optionalInt(9),
        isOpen: row.int(10) == 1, outcome: try CaseTables.value(row.int(11)))
    }
  }

  /// How many people of each class there are in some wards, among those reported in some days.
  ///
  /// - Parameter wards: rows of `store_wards`; `nil` for all of the officer's area.
  /// - Throws: `AccessError.refused`; `StoreError`.
  public func statistics(ofWards wards: [Int]? = nil, from: Day, through: Day, to access: Access) throws
    -> CaseStatistics
  {
    try file.read { reading in
      let wards = wards ?? access.wards.map { $0.sorted() }
      for ward in wards ?? [] {
        try access.require(.readCases, ward: ward, subject: "statistics of cases of ward \(ward)")
      }
      if wards == nil { try access.require(.readCases, among: [], subject: "statistics of cases") }
      var statistics = CaseStatistics(classes: [:], distances: [:], open: 0, contacts: 0)
      let days = [SQLValue(Int(from.number)), SQLValue(Int(through.number))]
      func add(_ condition: String, _ values: [SQLValue]) throws {
        let rows = try reading.all(
          """
          SELECT class, distance, is_open, count(*) FROM cases_records
          WHERE \(condition)report_day BETWEEN ? AND ? AND merged_into IS NULL GROUP BY class, distance, is_open
          """, values + days
        ) { (try CaseTables.value($0.int(0)) as CaseClass, $0.optionalInt(1), $0.int(2) == 1, $0.int(3)) }
        for (caseClass, distance, isOpen, count) in rows {
          statistics.classes[caseClass, default: 0] += count
          if let distance { statistics.distances[distance, default: 0] += count }
          if isOpen { statistics.open += count }
          if caseClass == .contact { statistics.contacts += count }
        }
      }
      if let wards {
        for ward in wards { try add("ward = ? AND ", [SQLValue(ward)]) }
      } else {
        try add("", [])
      }
      return statistics
    }
  }
}
