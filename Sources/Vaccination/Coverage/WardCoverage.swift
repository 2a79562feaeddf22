/// The coverage of a city's wards, with what cannot be told beside it.
public struct WardCoverage: Hashable, Sendable {
  /// In the order of the wards' codes.
  public var lines: [CoverageLine]
  /// All wards asked, together.
  public var total: CoverageLine
  /// Numerator of no ward: people who dwell nowhere in the city, or doses of which no place is known.
  public var elsewhere: Int
  /// Doses that are nobody's yet: by residence they are in no numerator, so that the true figure lies above.
  public var matching: MatchingFigures
}
