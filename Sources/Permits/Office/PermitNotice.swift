public import Quantities
public import Store
public import Surveillance

/// That something will happen to a permit, or has: what its holder and its employer are to be told.
public struct PermitNotice: Sendable {
  public let number: Int
  public let permit: Int
  public let change: PermitChange
  public let effectiveAt: Instant
  public let reasons: [PermitReason]
  public let revision: Int?
  public let recordedAt: Instant

  private static let columns = "n.id, n.permit, n.change, n.effective_at, n.reasons, n.revision, n.recorded_at"

  private init(_ row: Statement, _ vintage: BoundaryVintage) throws {
    guard let change = PermitChange(rawValue: row.text(2)) else { throw PermitError.unreadable }
    number = row.int(0)
    permit = row.int(1)
    self.change = change
    effectiveAt = Instant(milliseconds: Int64(row.int(3)))
    reasons = try StoredReason.reasons(row.text(4), vintage)
    revision = row.optionalInt(5)
    recordedAt = Instant(milliseconds: Int64(row.int(6)))
  }

  /// Announcements that have not come to pass and were not taken back.
  ///
  /// - Throws: `StoreError`; `PermitError.unreadable`.
  public static func open(
    ofPermit permit: Int, _ vintage: BoundaryVintage, _ reading: Reading
  ) throws -> [PermitNotice] {
    try reading.all(
      "SELECT \(columns) FROM permits_notices n WHERE n.permit = ? AND n.ended_at IS NULL ORDER BY n.id",
      [SQLValue(permit)]
    ) { try PermitNotice($0, vintage) }
  }

  /// What an employer must tell its staff, or an office the holders: notices after a number, in their order.
  ///
  /// - Parameters:
  ///   - employer: whose permits; `nil` for those of nobody's staff.
  ///   - area: rows of wards of which one is origin or destination; `nil` for all.
  /// - Throws: as `open`.
  static func list(
    employer: Int?, area: Set<Int>?, after number: Int, limit: Int, _ vintage: BoundaryVintage, _ reading: Reading
  ) throws -> [PermitNotice] {
    let statement = try reading.statement(
      """
      SELECT \(columns), p.origin, p.destination FROM permits_notices n JOIN permits_permits p ON p.id = n.permit
      WHERE n.id > ? AND p.employer \(employer == nil ? "IS NULL" : "= ?") ORDER BY n.id
      """)
    statement.bind(all: [SQLValue(number)] + (employer.map { [SQLValue($0)] } ?? []))
    defer { statement.reset() }
    var notices: [PermitNotice] = []
    while notices.count < limit, try statement.step() {
      if let area, !area.contains(statement.int(7)), !area.contains(statement.int(8)) { continue }
      notices.append(try PermitNotice(statement, vintage))
    }
    return notices
  }
}
