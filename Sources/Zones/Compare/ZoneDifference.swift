import Criteria
public import Quantities
public import SpatialCore

/// A published map as read back from `zones.geojson`: just what comparison and rules that look back need.
public struct PublishedMap: Sendable {
  public struct Zone: Hashable, Sendable {
    public var code: String
    public var name: String
    public var level: String
    public var rank: Int?
  }

  public var criteria: String
  public var on: Day?
  public var zones: [String: Zone]

  /// Reads `zones.geojson`, or the folder that holds it.
  ///
  /// - Throws: `GeoJSONError` when the file is none, or no zone map.
  public init(path: String) throws(GeoJSONError) {
    let file = path.hasSuffix("json") ? path : path + "/zones.geojson"
    let document = try GeoJSON.read(path: file)
    var zones: [String: Zone] = [:]
    for (number, feature) in document.features.enumerated() {
      guard let code = feature[property: "ward_code"]?.text, let level = feature[property: "level"]?.text else {
        throw .notGeoJSON(
          file: file, feature: "feature \(number + 1)",
          JSONError(line: 1, column: 1, message: "no 'ward_code' and 'level', so this is no zone map"))
      }
      zones[code] = Zone(
        code: code, name: feature[property: "name"]?.text ?? code, level: level,
        rank: feature[property: "rank"]?.text.flatMap { Int($0) })
    }
    self.zones = zones
    criteria = document.foreign("zonal", "criteria") ?? ""
    on = document.foreign("zonal", "on").flatMap { Day($0) }
  }
}

extension PublishedMap {
  /// What a map in memory would be read back as.
  public init(_ map: ZoneMap) {
    zones = Dictionary(
      uniqueKeysWithValues: map.zones.map { zone in
        let (ward, level) = (map.wards[zone.ward], map.criteria.classes[zone.classIndex])
        return (ward.code, Zone(code: ward.code, name: ward.name, level: level.id, rank: level.rank))
      })
    criteria = map.criteria.id
    on = map.on
  }
}

/// A ward whose level differs between two maps.
public struct ZoneDifference: Hashable, Sendable {
  public var code: String
  public var name: String
  /// `nil` when the ward is not in that map.
  public var before: String?
  public var after: String?
  /// Up, down, or neither where one of the two is no level.
  public var direction: Direction

  public enum Direction: String, Sendable {
    case up, down, other
  }

  /// All differences, by code.
  public static func between(_ before: PublishedMap, _ after: PublishedMap) -> [ZoneDifference] {
    Set(before.zones.keys).union(after.zones.keys).sorted().compactMap { code in
      let a = before.zones[code]
      let b = after.zones[code]
      guard a?.level != b?.level else { return nil }
      var direction = Direction.other
      if let x = a?.rank, let y = b?.rank { direction = y > x ? .up : .down }
      return ZoneDifference(
        code: code, name: b?.name ?? a?.name ?? code, before: a?.level, after: b?.level, direction: direction)
    }
  }
}
