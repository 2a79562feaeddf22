import Criteria
import Quantities
import SpatialCore

/// What a map says of decrees, when it was made with some.
extension ZoneMap {
  /// The members `in_force_level`, `in_force_layer` and `decree` of a ward's properties.
  func writeInForce(_ inForce: MapInForce, ward: Int, _ writer: inout JSONWriter) {
    let status = inForce.statuses[ward]
    writer.key("in_force_level")
    writer.optional(status.level)
    writer.key("in_force_layer")
    writer.optional(Self.layer(status))
    writer.key("decree")
    guard let number = inForce.decree(ofWard: ward) else { return writer.raw("null") }
    writer.append(123)
    for (i, (key, text)) in Self.decree(inForce, number).enumerated() {
      writer.key(key, first: i == 0)
      writer.optional(text)
    }
    writer.append(125)
  }

  private static func layer(_ status: StatusInForce) -> String? {
    switch status.layer {
    case .computed: "computed"
    case .decreed: "decree"
    case nil: nil
    }
  }

  private static func decree(_ inForce: MapInForce, _ number: Int) -> [(key: String, text: String?)] {
    let area = inForce.areas[number]
    return [
      ("id", area.id), ("act", area.act), ("article", area.article), ("from", "\(area.from)"),
      ("until", inForce.ends[number].map { "\($0)" }),
    ]
  }

  /// Columns that `zones.csv` has after its others.
  static let inForceColumns = [
    "in_force_at", "in_force_level", "in_force_layer", "decree_id", "decree_act", "decree_article", "decree_from",
    "decree_until",
  ]

  /// Their fields; empty where no decree decides.
  static func inForceFields(_ inForce: MapInForce, ward: Int) -> [String] {
    let status = inForce.statuses[ward]
    let decree = inForce.decree(ofWard: ward).map { Self.decree(inForce, $0).map { $0.text ?? "" } }
    return ["\(inForce.moment)", status.level ?? "", layer(status) ?? ""] + (decree ?? Array(repeating: "", count: 5))
  }

  /// The decreed areas in force that are not of whole wards, as an RFC 7946 FeatureCollection; empty without decrees.
  public var decreedGeoJSON: [UInt8] {
    var writer = JSONWriter()
    writer.raw(#"{"type":"FeatureCollection","features":["#)
    var isFirst = true
    for part in inForce?.parts ?? [] {
      guard let inForce, case .area(let shape) = inForce.areas[part.area].place else { continue }
      writer.raw(isFirst ? "\n" : ",\n")
      isFirst = false
      let area = inForce.areas[part.area]
      writer.raw(#"{"type":"Feature","id":"#)
      writer.string(area.id)
      writer.raw(#","properties":{"#)
      writer.key("id", first: true)
      writer.string(area.id)
      let texts: [(String, String?)] = [
        ("name", area.name), ("level", area.level), ("color", color(of: area.level)), ("authority", area.authority),
        ("act", area.act), ("article", area.article), ("citation", area.citation), ("from", "\(area.from)"),
        ("until", inForce.ends[part.area].map { "\($0)" }), ("in_force_at", "\(inForce.moment)"),
      ]
      for (key, text) in texts {
        writer.key(key)
        writer.optional(text)
      }
      writer.key("wards")
      writer.value(.array(part.wards.map { .string(wards[$0].code) }))
      writer.raw(#"},"geometry":"#)
      GeoJSONWriter.append(shape, to: &writer)
      writer.append(125)
    }
    writer.raw("\n]}\n")
    return writer.bytes
  }

  /// Colour of a level; `nil` for one of another scale than the map's.
  func color(of level: String) -> String? { criteria.classes.first { $0.id == level }?.color }
}
