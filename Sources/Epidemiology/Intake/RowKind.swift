/// The kinds of input rows and the names of their columns: the column contract.
public enum RowKind: String, Sendable, CaseIterable {
  case cases, doses, population, measures, crosswalk

  /// Columns that rows of this kind may have, by their contract names.
  public var columns: [String] {
    let place = ["ward_code", "longitude", "latitude", "district", "ward"]
    return switch self {
    case .cases:
      ["report_date"] + place
        + ["case_id", "onset_date", "classification", "transmission", "age", "sex", "outcome", "count", "known_at"]
    case .doses:
      ["dose_date"] + place + [
        "dose_number", "dose_id", "age", "product", "series_complete", "person_id", "count", "known_at",
      ]
    case .population: ["ward_code", "population", "age_from", "age_to", "from"]
    case .measures: ["area_code", "date", "measure", "value"]
    case .crosswalk: ["from", "to", "share", "basis", "low", "high"]
    }
  }

  /// Columns without which the rows say nothing; of a place one of the three forms is enough.
  var required: [String] {
    switch self {
    case .cases: ["report_date"]
    case .doses: ["dose_date", "dose_number"]
    case .population: ["ward_code", "population"]
    case .measures: ["area_code", "date", "measure", "value"]
    case .crosswalk: ["from", "to"]
    }
  }

  /// Whether rows of this kind are reports, which have a place and are counted.
  public var isOfReports: Bool { self == .cases || self == .doses }
}
