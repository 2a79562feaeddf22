import NIOCore
import SpatialCore
import Surveillance

/// All tiles of a revision in one file.
struct PMTilesArchive {
  /// The deepest zoom in it; readers enlarge its tiles beyond.
  static let deepest = 12

  let map: RevisionMap
  let ground: VintageTiles

  func bytes() -> ByteBuffer {
    let box = ground.coverage.box
    let tiles = ZoneTiles(map: map.shown, ground: ground)
    var writer = PMTilesWriter()
    for zoom in 0...Self.deepest {
      guard let (columns, rows) = TileAddress.tiles(of: box, zoom: zoom) else { continue }
      let addresses = columns.flatMap { x in rows.compactMap { y in TileAddress(zoom: zoom, x: x, y: y) } }
      for address in addresses.sorted(by: { $0.hilbertNumber < $1.hilbertNumber }) {
        let tile = tiles.tile(address)
        if !tile.isEmpty { writer.append(address, packed: Gzip.packed(ByteBuffer(bytes: tile), level: 6)) }
      }
    }
    let description = TileDescription(asked: AskedRevision(map: map, isCurrent: false), box: box)
    return writer.archive(
      metadata: [
        "name": "\(description.name)", "description": "\(description.text)",
        "attribution": "\(description.attribution)", "type": "overlay", "version": "\(map.revision.number)",
        "vector_layers": description.vectorLayers(deepest: Self.deepest),
      ], bounds: description.bounds, center: description.center)
  }
}
