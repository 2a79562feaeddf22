/// How the rows of a file were used: `rows = added + joined + changed + unchanged + conflicting + rejected`.
public struct ImportCounts: Hashable, Sendable {
  /// Records behind the header.
  public var rows = 0
  /// Rows that made a citizen known.
  public var added = 0
  /// Rows that told more of a citizen whom an earlier row of the same transaction made known.
  public var joined = 0
  /// Rows that changed a record; what it was before is kept.
  public var changed = 0
  /// Rows that said nothing new.
  public var unchanged = 0
  /// Rows that say otherwise than another source: they wait for people; each has a finding.
  public var conflicting = 0
  /// Rows that could not be used; each has a finding.
  public var rejected = 0

  public init() {}

  public mutating func add(_ other: ImportCounts) {
    rows += other.rows
    added += other.added
    joined += other.joined
    changed += other.changed
    unchanged += other.unchanged
    conflicting += other.conflicting
    rejected += other.rejected
  }

  /// As the table of imports keeps them.
  var text: String {
    [rows, added, joined, changed, unchanged, conflicting, rejected].map(String.init).joined(separator: " ")
  }

  init(text: String) {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 7 else { return }
    (rows, added, joined, changed) = (numbers[0], numbers[1], numbers[2], numbers[3])
    (unchanged, conflicting, rejected) = (numbers[4], numbers[5], numbers[6])
  }
}
