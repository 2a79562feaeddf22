public import Epidemiology
import Quantities
public import Store

/// Feeds the counts from an application's own records, in the transaction that changes them.
///
/// A record is known by its name at the source: fed again otherwise it takes the place of what it was, with a count of 0 it is taken
/// out, fed again as it was it changes nothing. What is fed on one day counts as one delivery of the source. Belongs to one transaction.
public struct ReportFeed {
  private static let file = "own records"

  private var register: ReportRegister

  /// Begins, or goes on with what was fed today.
  ///
  /// - Parameters:
  ///   - source: the application, as reports of other sources have theirs.
  ///   - vintage: whose wards the reports name.
  ///   - lookup: the keyed hash of a personal identifier; `nil` leaves it out.
  /// - Throws: `StoreError`.
  public init(
    _ kind: RowKind, source: String, vintage: BoundaryVintage, lookup: (@Sendable (String) -> [UInt8])? = nil,
    _ writing: Writing
  ) throws {
    let city = try City(writing)
    let today = city.day(at: writing.instant)
    let last = try writing.first(
      """
      SELECT i.id, i.source, i.recorded_at FROM surveillance_imports i JOIN surveillance_sources s ON s.id = i.source
      WHERE s.name = ? AND i.kind = ? AND i.file = ? ORDER BY i.id DESC LIMIT 1
      """, [.text(source), .text(kind.rawValue), .text(Self.file)]
    ) { (number: $0.int(0), source: $0.int(1), at: Instant(milliseconds: Int64($0.int(2)))) }
    if let last, city.day(at: last.at) == today {
      register = ReportRegister(
        continuing: last.number, source: last.source, vintage: vintage, city: city, lookup: lookup)
    } else {
      register = try ReportRegister(
        kind, source: source, file: Self.file, vintage: vintage, city: city, lookup: lookup, writing)
    }
  }

  /// Takes reports and changes the counts.
  ///
  /// - Parameter reports: each with a name, placed in the wards of the vintage.
  /// - Precondition: every report is named; those told apart by what is written in them cannot be fed again.
  /// - Throws: `StoreError`.
  public mutating func take(_ reports: [LocatedReport], _ writing: Writing) throws {
    precondition(
      reports.allSatisfy { if case .named = $0.identity { true } else { false } }, "records of one's own have names")
    guard !reports.isEmpty else { return }
    var delta = TallyDelta()
    _ = try register.take(reports, &delta, writing)
    try delta.write(writing)
    try writing.run(
      "UPDATE surveillance_imports SET row_count = row_count + ?, finished_at = ? WHERE id = ?",
      [SQLValue(reports.count), .integer(writing.instant.milliseconds), SQLValue(register.importNumber)])
  }
}
