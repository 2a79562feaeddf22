/// Why coverage cannot be counted from what there is.
public enum CoverageError: Error, Hashable, Sendable {
  /// Rows of doses do not tell boosters apart.
  case boosterOfDoses
  /// No dose says whether it completed its series.
  case noSeries
  /// No dose says the age.
  case noAges
  /// A file of counts lacks columns.
  case missingColumns(file: String, missing: [String], found: [String])
  /// A file of counts has nothing up to the day.
  case nothing(file: String)
}

extension CoverageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .boosterOfDoses:
      "rows of doses do not say which is a booster, since products have one, two or three doses; count boosters by the register "
        + "('zonal vaccination statistics'), or give a file of counts"
    case .noSeries:
      "no dose says whether it completed its series, and two doses are not the whole series of every product; add the column "
        + "'series_complete' (true or false), or ask for --measure first"
    case .noAges: "no dose says the age, so that ages cannot be told apart; add the column 'age', or leave out --ages"
    case .missingColumns(let file, let missing, let found):
      "\(file) has no column \(missing.joined(separator: ", ")); it has \(found.joined(separator: ", ")). Name a column of it with "
        + "--map \(missing.first ?? "name")=Column"
    case .nothing(let file): "\(file) has no figures up to this day; check --on"
    }
  }
}
