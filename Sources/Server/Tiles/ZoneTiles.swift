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
    var layer = TileLayerWriter(Self.layers[0], features: shapes.count)
    // Values that many wards share stand once in a layer, from the first ward on that has them.
    var districts = [UInt32?](repeating: nil, count: ground.districtNames.count)
    var levels = [[UInt32]?](repeating: nil, count: map.criteria.classes.count)
    for shape in shapes {
      let ward = map.wards[shape.ward]
      let zone = map.zones[shape.ward]
      var tags: [UInt32] = []
      tags.reserveCapacity(14)
      tags += [0, layer.value(ward.code), 1, layer.value(ward.name)]
      if let number = ground.districts[shape.ward] {
        let value = districts[number] ?? layer.value(ground.districtNames[number])
        districts[number] = value
        tags += [2, value]
      }
      let level = levels[zone.classIndex] ?? Self.tags(zone.level, &layer)
      levels[zone.classIndex] = level
      tags += level
      layer.append(.polygon, TileCommands.polygons(shape.polygons), tags, id: UInt64(shape.ward + 1))
    }
    return layer.layer
  }

  private static func tags(_ level: Level, _ layer: inout TileLayerWriter) -> [UInt32] {
    [3, layer.value(level.id)] + (level.rank.map { [4, layer.value($0)] } ?? [])
      + [5, layer.value(level.color), 6, layer.value(level.letter)]
  }

  private func districts(_ outlines: [TileLevel.Outline]) -> VectorTile_Tile.Layer {
    var layer = TileLayerWriter(Self.layers[1], features: outlines.count)
    var names = [UInt32?](repeating: nil, count: ground.districtNames.count)
    func name(_ number: Int) -> UInt32 {
      let value = names[number] ?? layer.value(ground.districtNames[number])
      names[number] = value
      return value
    }
    for outline in outlines {
      guard let first = outline.first else { continue }
      let tags = [0, name(first)] + (outline.second.map { [1, name($0)] } ?? [])
      layer.append(.linestring, TileCommands.lines(outline.lines), tags)
    }
    return layer.layer
  }
}
