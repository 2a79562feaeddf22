/// Doses that are nobody's yet, shown beside every coverage: persons may be vaccinated of whom it cannot be told.
public struct MatchingFigures: Hashable, Sendable {
  public var unmatched = 0
  /// Of them, those that count in the ward where they were given, since they do not say where the person lives.
  public var countedWhereGiven = 0
  /// Of them, those that count in no ward.
  public var unlocated = 0
}
