import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

/// The collections that follow from boundaries and decrees alone: wards, districts, decreed areas.
final class PlainLayers: Sendable {
  private let zones: ServedZones
  private let vintages: VintageShapes
  private let layers = LayerCache(largest: 24)

  init(_ zones: ServedZones, _ vintages: VintageShapes) {
    self.zones = zones
    self.vintages = vintages
  }

  /// The wards of a vintage.
  func wards(_ entry: VintageShapes.Entry) -> FeatureLayer {
    let vintage = entry.vintage
    return layers.layer("wards/\(vintage.number)") {
      let members = vintage.wards.map { ward in
        Self.text([
          ("ward_code", .string(ward.code)), ("name", .string(ward.name)), ("district", Self.optional(ward.district)),
          ("district_code", Self.optional(ward.districtCode)),
          ("vintage", .string(vintage.name ?? "sha256:\(vintage.digest)")),
        ])
      }
      return layer("wards/\(vintage.number)", vintage.wards.map(\.code), entry.shapes, members, CollectionFields.wards)
    }
  }

  /// The districts of a vintage.
  ///
  /// - Throws: `GEOSError` when wards cannot be put together.
  func districts(_ entry: VintageShapes.Entry) throws -> FeatureLayer {
    let (name, vintage) = ("districts/\(entry.vintage.number)", entry.vintage)
    return try layers.layer(name) {
      let districts = try District.dissolved(from: vintage.wards)
      let members = districts.map { district in
        Self.text([
          ("district_code", .string(district.code)), ("name", .string(district.name)),
          ("wards", .number(String(district.wards.count))),
          ("vintage", .string(vintage.name ?? "sha256:\(vintage.digest)")),
        ])
      }
      return layer(
        name, districts.map(\.code), ShapeSet(districts.map(\.area)), members, CollectionFields.districts)
    }
  }

  /// The decreed areas, each in the version that was kept last up to an instant.
  ///
  /// - Throws: `StoreError`; `GEOSError` when wards cannot be put together.
  func decrees(known: Instant, _ entry: VintageShapes.Entry, _ now: ServedNow) throws -> FeatureLayer {
    let known = min(known, now.knownThrough)
    let name = "decrees/\(entry.vintage.number)/\(known)"
    return try layers.layer(name) {
      var latest: [String: DecreeRegister.Entry] = [:]
      for decree in try zones.database.read({ try DecreeRegister.entries($0) }) where decree.recordedAt <= known {
        latest[decree.area.id] = decree
      }
      let decrees = latest.values.sorted { ($0.area.from, $0.area.id) < ($1.area.from, $1.area.id) }
      let ends = Terms.ends(of: decrees.map(\.area))
      let (wards, offset) = (entry.vintage.wards, now.snapshot.clockOffset)
      let times = zip(decrees, ends).map { decree, end in
        (from: Instant(decree.area.from, offset: offset), until: end.map { Instant($0, offset: offset) })
      }
      let members = zip(decrees, times).map { decree, time in Self.text(decree, time, wards) }
      return layer(
        name, decrees.map(\.area.id), ShapeSet(try decrees.map { try $0.area.outline(among: wards) }), members,
        CollectionFields.decrees, times: times)
    }
  }

  private static func text(
    _ decree: DecreeRegister.Entry, _ time: (from: Instant, until: Instant?), _ wards: [Ward]
  ) -> [UInt8] {
    let area = decree.area
    return text([
      ("id", .string(area.id)), ("name", .string(area.name)), ("level", .string(area.level)),
      ("authority", .string(area.authority)), ("act", .string(area.act)), ("article", .string(area.article)),
      ("citation", .string(area.citation)), ("reason", .string(decree.reason)),
      ("from", .string(time.from.description)), ("until", optional(time.until?.description)),
      ("version", .number(String(decree.version))), ("recorded_at", .string(decree.recordedAt.description)),
      ("repeals", area.repeals.isEmpty ? .null : .string(area.repeals.joined(separator: ";"))),
      ("wards", .array(area.named(among: wards).map { .string(wards[$0].code) })),
    ])
  }

  private func layer(
    _ name: String, _ ids: [String], _ shapes: ShapeSet, _ members: [[UInt8]], _ fields: [FeatureField],
    times: [(from: Instant, until: Instant?)]? = nil
  ) -> FeatureLayer {
    let texts = PieceSet(members)
    return FeatureLayer(
      name: name,
      rows: ids.indices.map { i in
        FeatureLayer.Row(
          id: ids[i], shapes: shapes, shape: i, members: texts, member: i, from: times?[i].from, until: times?[i].until)
      }, endings: ids.map { _ in [] }, fields: fields)
  }

  private static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  private static func text(_ properties: [(String, JSONValue)]) -> [UInt8] {
    var writer = JSONWriter()
    writer.json(String(decoding: FeatureLayer.opening, as: UTF8.self))
    for (i, (name, value)) in properties.enumerated() {
      writer.key(name, first: i == 0)
      writer.value(value)
    }
    return writer.bytes
  }
}
