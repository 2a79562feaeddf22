public import Quantities

/// Whole-number counts of reports by ward, day and stratum: all that classification ever sees of a line list.
///
/// Merging tallies is addition, in any order and any grouping. Entries are sorted by stratum, day and ward and none is zero,
/// so equal counts are equal values.
public struct Tally: Hashable, Sendable {
  /// One count. `place` is a ward's index, or the number of wards for reports that lie in none.
  public struct Entry: Hashable, Sendable {
    public var stratum: Stratum
    public var day: Day
    public var place: Int32
    public var count: Int64
  }

  /// Wards of the boundary set that the counts refer to.
  public let wards: Int
  public let ageBands: AgeBands
  public let entries: [Entry]

  init(wards: Int, ageBands: AgeBands, entries: [Entry]) {
    self.wards = wards
    self.ageBands = ageBands
    self.entries = entries
  }

  /// The last day that has a count of cases or doses; `nil` for an empty tally.
  public var lastDay: Day? { entries.lazy.map(\.day).max() }
}
