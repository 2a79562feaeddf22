import Criteria
import SpatialCore
import SwiftProtobuf
import Zones

/// The vector tiles of a revision: the ground of its vintage, coloured by its levels.
///
/// A tile says what was computed, never what is decreed: so it stays the same for good. What is in force now is in `/zones`.
struct ZoneTiles: Sendable {
  let map: ZoneMap
  let ground: VintageTiles

  /// What a layer holds.
  struct Layer: Sendable {
    var id: String
    var description: String
    /// Names of properties, and what each is.
    var fields: [(name: String, description: String)]
  }

  static let layers = [
    Layer(
      id: "zones",
      description: "Wards with the level that the revision gives them; the id is the ward's number, from 1.",
      fields: [
        ("ward_code", "String"), ("name", "String"), ("district", "String"), ("level", "String"),
        ("rank", "Number, 0 for the lowest; absent without data"), ("color", "String, as #rrggbb"),
        ("letter", "String"),
      ]),
    Layer(
      id: "districts", description: "Lines between districts, and between districts and the outside.",
      fields: [("district", "String"), ("neighbour", "String, absent at the outside")]),
  ]

  /// A tile as MVT; empty when nothing of the map is in it.
  func tile(_ address: TileAddress) -> [UInt8] {
    let level = ground.coverage.level(address.zoom)
    let shapes = level.shapes(in: address)
    guard !shapes.isEmpty else { return [] }
    var tile = VectorTile_Tile()
    tile.layers = [zones(shapes), districts(level.outlines(in: address, of: ground.districts))]
      .filter { !$0.features.isEmpty }
    // Nothing of a tile can fail to be written: it has no required fields.
    return (try? tile.serializedBytes()) ?? []
  }

  private func zones(_ shapes: [TileLevel.Shape]) -> VectorTile_Tile.Layer {
    var layer = TileLayerWriter(Self.layers[0].id)
    for shape in shapes {
      let (ward, level) = (map.wards[shape.ward], map.zones[shape.ward].level)
      var tags: [UInt32] = []
      layer.tag("ward_code", ward.code, &tags)
      layer.tag("name", ward.name, &tags)
      if let district = ward.district { layer.tag("district", district, &tags) }
      layer.tag("level", level.id, &tags)
      if let rank = level.rank { layer.tag("rank", rank, &tags) }
      layer.tag("color", level.color, &tags)
      layer.tag("letter", level.letter, &tags)
      layer.append(.polygon, TileCommands.polygons(shape.polygons), tags, id: UInt64(shape.ward + 1))
    }
    return layer.layer
  }

  private func districts(_ outlines: [TileLevel.Outline]) -> VectorTile_Tile.Layer {
    var layer = TileLayerWriter(Self.layers[1].id)
    for outline in outlines {
      guard let first = outline.first else { continue }
      var tags: [UInt32] = []
      layer.tag("district", ground.districtNames[first], &tags)
      if let second = outline.second { layer.tag("neighbour", ground.districtNames[second], &tags) }
      layer.append(.linestring, TileCommands.lines(outline.lines), tags)
    }
    return layer.layer
  }
}
