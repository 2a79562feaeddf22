import Epidemiology

/// A file that a map was made from, and how its rows were used.
struct FileUse {
  enum Kind: String {
    case cases, doses, tally, population, measures
  }

  var kind: Kind
  var name: String
  /// For a tally: of the rows that it was made of, and the reports up to the day of the map.
  var counts: RowCounts
  /// For a tally: reports after the day of the map, which are left out.
  var laterReports: Int?
  /// For a tally: those of them that are cases.
  var laterCases: Int?
  /// For a tally: whether it holds a case up to the day of the map.
  var hasCasesInTime = false

  init(_ kind: Kind, _ name: String, _ counts: RowCounts) {
    self.kind = kind
    self.name = name
    self.counts = counts
  }
}
