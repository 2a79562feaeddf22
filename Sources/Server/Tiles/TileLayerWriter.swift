import SpatialCore

/// Builds a layer of a vector tile: names and values of properties stand once in it.
struct TileLayerWriter {
  private(set) var layer = VectorTile_Tile.Layer()
  private var keys: [String: UInt32] = [:]
  private var texts: [String: UInt32] = [:]
  private var integers: [Int: UInt32] = [:]

  init(_ name: String) {
    layer.name = name
    layer.version = 2
    layer.extent = UInt32(TileAddress.extent)
  }

  private mutating func tag(_ key: String, _ value: UInt32, _ tags: inout [UInt32]) {
    let number =
      keys[key]
      ?? {
        let new = UInt32(layer.keys.count)
        layer.keys.append(key)
        keys[key] = new
        return new
      }()
    tags.append(number)
    tags.append(value)
  }

  mutating func tag(_ key: String, _ text: String, _ tags: inout [UInt32]) {
    if let known = texts[text] { return tag(key, known, &tags) }
    let new = UInt32(layer.values.count)
    var value = VectorTile_Tile.Value()
    value.stringValue = text
    layer.values.append(value)
    texts[text] = new
    tag(key, new, &tags)
  }

  mutating func tag(_ key: String, _ integer: Int, _ tags: inout [UInt32]) {
    if let known = integers[integer] { return tag(key, known, &tags) }
    let new = UInt32(layer.values.count)
    var value = VectorTile_Tile.Value()
    value.sintValue = Int64(integer)
    layer.values.append(value)
    integers[integer] = new
    tag(key, new, &tags)
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
