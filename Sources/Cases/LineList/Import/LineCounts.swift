/// How the rows of a file were used: `rows = added + changed + unchanged + repeated + rejected`.
public struct LineCounts: Hashable, Sendable {
  /// Records behind the header, or lines of resources.
  public var rows = 0
  /// Rows that made something known.
  public var added = 0
  /// Rows that changed what was known.
  public var changed = 0
  /// Rows that said nothing new.
  public var unchanged = 0
  /// Rows of a person of whom an earlier row of the file told: the later one holds.
  public var repeated = 0
  /// Rows that could not be used; each has a finding.
  public var rejected = 0

  public init() {}

  public mutating func add(_ other: LineCounts) {
    rows += other.rows
    added += other.added
    changed += other.changed
    unchanged += other.unchanged
    repeated += other.repeated
    rejected += other.rejected
  }

  var facts: [String: String] {
    [
      "rows": "\(rows)", "added": "\(added)", "changed": "\(changed)", "unchanged": "\(unchanged)",
      "repeated": "\(repeated)", "rejected": "\(rejected)",
    ]
  }
}
