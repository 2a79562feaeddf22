import SpatialCore

/// Builds a layer of a vector tile. Properties are pairs of numbers: of the field in the layer's description, and of a value.
struct TileLayerWriter {
  private(set) var layer = VectorTile_Tile.Layer()

  init(_ description: ZoneTiles.Layer, features: Int) {
    layer.name = description.id
    layer.version = 2
    layer.extent = UInt32(TileAddress.extent)
    layer.keys = description.fields.map(\.name)
    layer.features.reserveCapacity(features)
    layer.values.reserveCapacity(2 * features)
  }

  /// The number of a value that is new in the layer.
  mutating func value(_ text: String) -> UInt32 {
    var value = VectorTile_Tile.Value()
    value.stringValue = text
    layer.values.append(value)
    return UInt32(layer.values.count - 1)
  }

  mutating func value(_ integer: Int) -> UInt32 {
    var value = VectorTile_Tile.Value()
    value.sintValue = Int64(integer)
    layer.values.append(value)
    return UInt32(layer.values.count - 1)
  }

  mutating func append(_ type: VectorTile_Tile.GeomType, _ geometry: [UInt32], _ tags: [UInt32], id: UInt64? = nil) {
    var feature = VectorTile_Tile.Feature()
    if let id { feature.id = id }
    feature.type = type
    feature.tags = tags
    feature.geometry = geometry
    layer.features.append(feature)
  }
}
