/// The parameters that collections take, beside the properties of their features.
enum FeatureParameters {
  static let largestLimit = 10_000

  static let box = Parameter(
    "bbox", .numbers(counts: [4, 6]),
    "Only features that meet this box: its lower and its upper corner, axes in the order of bbox-crs. A box in degrees whose first "
      + "longitude is the greater one crosses the antimeridian.", example: "105.8,21,105.9,21.1")
  static let boxCRS = crs("bbox-crs", "The reference system of bbox.")
  static let crs = crs("crs", "The reference system of the answer's geometries.")
  static let filterCRS = crs("filter-crs", "The reference system of geometries in filter.")
  static let limit = Parameter(
    "limit", .integer(1...1_000_000_000),
    "How many features an answer has at most; what is above \(largestLimit) means \(largestLimit).", example: "10",
    fallback: "100")
  static let offset = Parameter(
    "offset", .integer(0...1_000_000_000),
    "How many features are passed over; links with the relation next and prev carry it.", fallback: "0")
  /// - Parameter fields: the properties that the filter may name.
  static func filter(_ fields: [FeatureField]) -> Parameter {
    let first = fields.first { $0.kind == .text && $0.example != nil }
    let example = first.map { "\($0.name) = '\($0.example ?? "")'" }
    return Parameter(
      "filter", .text(pattern: nil, longest: 4096),
      "Only features for which this holds: CQL2 text with comparisons, LIKE, BETWEEN, IN, IS NULL, AND, OR, NOT, S_INTERSECTS with "
        + "POINT and BBOX. The pattern shows what is usual; parentheses group, keywords may be in small letters, and names in double "
        + "quotes.", example: example, usual: FilterPattern.of(fields))
  }

  static let filterLanguage = Parameter(
    "filter-lang", .choice(["cql2-text"]), "The language of filter.", fallback: "cql2-text")
  static let time = Parameter(
    "datetime", .datetime,
    "An instant, a local day, or an interval of two with '/' between and '..' for an open end. Features without a time of their own "
      + "are answered whatever it is.", example: "2022-01-21T12:00:00Z")
  static let zoneTime = Parameter(
    "datetime", .datetime,
    "The instant at which the zones are asked for, now without it; of an interval, every revision that was in force within it. A local "
      + "day means its last second.", example: "2022-01-21T12:00:00Z")
  static let known = Parameter(
    "known", .instant,
    "As was known at this instant: what was published and decreed later does not count. Links with the relation next carry it, so that "
      + "all pages show one state.", example: "2022-01-22T00:00:00Z")

  private static func crs(_ name: String, _ description: String) -> Parameter {
    Parameter(
      name, .choice(FeatureCRS.allCases.map(\.uri)), description, example: FeatureCRS.wgs84.uri,
      fallback: FeatureCRS.crs84.uri)
  }
}
