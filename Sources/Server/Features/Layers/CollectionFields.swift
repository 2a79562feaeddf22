import Criteria
import Zones

/// The properties of each collection's features that filters know.
enum CollectionFields {
  static let wards = [
    FeatureField("ward_code", .text, "code of the ward", example: "00067"),
    FeatureField("name", .text, "name of the ward", example: "Phường Phúc Xá"),
    FeatureField("district", .text, "name of its district", example: "Quận Ba Đình"),
    FeatureField("district_code", .text, "code of its district", example: "001"),
    FeatureField("vintage", .text, "the boundaries that it belongs to"),
  ]

  static let districts = [
    FeatureField("district_code", .text, "code of the district", example: "001"),
    FeatureField("name", .text, "name of the district", example: "Quận Ba Đình"),
    FeatureField("wards", .integer, "number of its wards", example: "14"),
    FeatureField("vintage", .text, "the boundaries that it was put together from"),
  ]

  static let decrees = [
    FeatureField("id", .text, "id of the decreed area", example: "zone-1"),
    FeatureField("name", .text, "name of the area"),
    FeatureField("level", .text, "id of the level that is decreed", example: "red"),
    FeatureField("authority", .text, "who decreed it"),
    FeatureField("act", .text, "the act"),
    FeatureField("article", .text, "the article of the act"),
    FeatureField("citation", .text, "where the act can be read"),
    FeatureField("reason", .text, "why, in words"),
    FeatureField("from", .instant, "the first instant in force"),
    FeatureField("until", .instant, "the first instant no longer in force, repeals counted"),
    FeatureField("version", .integer, "how many times the area was kept anew", example: "1"),
    FeatureField("recorded_at", .instant, "when this version was kept"),
  ]

  /// Those of every zone map, and the indicators of one.
  static func zones(_ map: ZoneMap?) -> [FeatureField] {
    var fields = [
      FeatureField("ward_code", .text, "code of the ward", example: "00067"),
      FeatureField("name", .text, "name of the ward", example: "Phường Phúc Xá"),
      FeatureField("district", .text, "name of its district", example: "Quận Ba Đình"),
      FeatureField("level", .text, "id of the level that the map of the revision gives", example: "level-3"),
      FeatureField("rank", .integer, "rank of the level, 0 for the lowest", example: "2"),
      FeatureField("color", .text, "colour of the level", example: "#ffcc00"),
      FeatureField("population", .number, "residents", example: "21291"),
    ]
    if let map {
      fields += map.countNames.map { FeatureField($0, .number, "cases counted as '\($0)'", example: "3") }
      fields += map.indicators.map { FeatureField($0.id, .number, $0.name.english, example: "150") }
    }
    fields += [
      FeatureField("cases_to_higher_level", .integer, "cases more that would raise the level", example: "5"),
      FeatureField("cases_to_lower_level", .integer, "cases fewer that would lower the level", example: "5"),
      FeatureField(
        "in_force_level", .text, "id of the level that holds, decrees and announcements counted", example: "level-3"),
      FeatureField("revision", .integer, "number of the published revision", example: "3"),
      FeatureField(
        "in_force_from", .instant, "since when the level holds, of an interval since when the revision does"),
      FeatureField("in_force_until", .instant, "the first instant at which it may be another, as far as is known"),
      FeatureField("data_age_days", .integer, "days from the last day of the data", example: "1"),
      FeatureField("stale", .truth, "whether the data are older than the server calls fresh", example: "false"),
    ]
    return fields
  }
}
