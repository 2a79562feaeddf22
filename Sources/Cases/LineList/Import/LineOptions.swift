public import Epidemiology
public import Quantities
public import Surveillance

/// How files of line lists are read.
public struct LineOptions: Sendable {
  /// Who keeps the records: names of records hold within a source.
  public var source: String
  /// Whose ward codes the files have, and whose wards the counts are of.
  public var vintage: BoundaryVintage
  /// What windows and F numbers follow from, and the class of whoever has none from a source; `nil` leaves them as the files say.
  public var rules: CaseRules?
  /// Now: nothing that is told lies later.
  public var now: Instant
  /// Seconds that the clocks of the city are ahead of UTC.
  public var offset: Int
  /// Names of columns in the file by contract name, where they differ.
  public var mapping: [String: String] = [:]
  public var dateFormat = DateFormat.automatic
  /// Rows of a transaction. What a kill can undo is at most these.
  public var rowsPerTransaction = 100_000
  /// Whether nothing is written.
  public var isDryRun = false

  public init(source: String, vintage: BoundaryVintage, now: Instant, offset: Int = 25_200) {
    self.source = source
    self.vintage = vintage
    self.now = now
    self.offset = offset
  }

  var today: Day { now.day(offset: offset) }
}
