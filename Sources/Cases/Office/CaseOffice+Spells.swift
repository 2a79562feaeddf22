import Epidemiology
public import Quantities
public import Store

/// Days that somebody was under treatment as a confirmed case, as others than health officers may know them.
public struct TreatmentSpell: Hashable, Sendable {
  /// Row of the citizen in the register; `nil` for somebody who is not there.
  public var citizen: Int?
  public var record: Int
  public var from: Day
  /// The day of the outcome, included.
  public var through: Day
}

extension CaseOffice {
  /// Confirmed cases of a person whose outcome is known, the first one first. Of one that goes on nobody knows the days yet.
  ///
  /// - Parameters:
  ///   - person: the keyed hash of the identifier, `Sealer.lookup` of its digits.
  ///   - citizen: the row in the register, for records of it.
  /// - Throws: `StoreError`.
  public static func treatments(of person: [UInt8], citizen: Int?, _ reading: Reading) throws -> [TreatmentSpell] {
    try reading.all(
      """
      SELECT citizen, id, report_day, outcome_day FROM cases_records
      WHERE id IN (SELECT id FROM cases_records WHERE key = ?1 UNION SELECT id FROM cases_records WHERE citizen = ?2)
      AND \(isTreated) ORDER BY report_day, id
      """, [.bytes(person), SQLValue(citizen)], TreatmentSpell.init)
  }

  /// The same of everybody in the register, in the order of the records' numbers.
  ///
  /// - Throws: `StoreError`; what `body` throws.
  public static func everyTreatment(_ reading: Reading, _ body: (TreatmentSpell) throws -> Void) throws {
    let statement = try reading.statement(
      """
      SELECT citizen, id, report_day, outcome_day FROM cases_records
      WHERE citizen IS NOT NULL AND \(isTreated) ORDER BY id
      """)
    defer { statement.reset() }
    while try statement.step() { try body(TreatmentSpell(statement)) }
  }

  private static let isTreated = """
    merged_into IS NULL AND class = \(CaseClass.confirmed.rawValue)
    AND outcome IN (\(Outcome.recovered.rawValue), \(Outcome.died.rawValue)) AND outcome_day >= report_day
    """
}

extension TreatmentSpell {
  fileprivate init(_ row: Statement) {
    func day(_ column: Int) -> Day { Day(number: Int32(truncatingIfNeeded: row.int(column))) }
    self.init(citizen: row.optionalInt(0), record: row.int(1), from: day(2), through: day(3))
  }
}
