/// How the rows of a file of doses were used: rows = recorded + changed + repeated + rejected.
public struct DoseImportCounts: Hashable, Sendable {
  public var rows = 0
  /// Rows that made a dose known.
  public var recorded = 0
  /// Rows that say otherwise of a dose that their source named before; what it was is kept.
  public var changed = 0
  /// Rows that were there already; they change nothing.
  public var repeated = 0
  /// Rows that could not be used; each has a finding.
  public var rejected = 0
  /// Of those recorded or changed, how many are a citizen's.
  public var matched = 0
  /// Of them, how many wait for people to decide.
  public var queued = 0
  /// Of them, how many name nobody at all.
  public var nameless = 0

  public init() {}

  public mutating func add(_ other: DoseImportCounts) {
    rows += other.rows
    recorded += other.recorded
    changed += other.changed
    repeated += other.repeated
    rejected += other.rejected
    matched += other.matched
    queued += other.queued
    nameless += other.nameless
  }
}
