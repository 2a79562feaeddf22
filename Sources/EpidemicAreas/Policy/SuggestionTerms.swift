/// How areas are suggested from cases.
public struct SuggestionTerms: Hashable, Sendable {
  /// Two cases nearer than this, and not further apart in days, are of one cluster.
  public var clusterMetres: Int
  public var clusterDays: Int
  /// Clusters of fewer cases suggest nothing.
  public var fewestCases: Int
  /// Metres around each case that the suggested area holds.
  public var bufferMetres: Int
  /// Metres of wider areas of which the cost is told, ascending and wider than the buffer.
  public var ringMetres: [Int]
  /// Spacing of the lattice that cases are moved to, so that no circle has a home as its middle; 0 leaves them where they are.
  public var latticeMetres: Int
}
