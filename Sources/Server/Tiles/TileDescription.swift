import Criteria
import SpatialCore
import Surveillance
import Zones

/// What is said of a revision's tiles to those who draw them.
struct TileDescription {
  let asked: AskedRevision
  let box: BoundingBox

  /// Zoom at which the wards fill about one tile.
  private var middleZoom: Int {
    guard !box.isEmpty else { return 0 }
    var zoom = 0
    while zoom < TileAddress.deepest, let tiles = TileAddress.tiles(of: box, zoom: zoom + 1), tiles.columns.count <= 2,
      tiles.rows.count <= 2
    {
      zoom += 1
    }
    return zoom
  }

  var name: String { "Zone map, revision \(asked.number)" }

  var text: String {
    let map = asked.map.shown
    return "Levels of \(map.on) by \(map.criteria.id) \(map.criteria.version)"
  }

  /// Shown beside a map, as HTML.
  var attribution: String {
    let act = asked.map.revision.act
    let text = act.isEmpty ? name : "\(name), \(act)"
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// West, south, east, north.
  var bounds: (Double, Double, Double, Double) {
    box.isEmpty ? (-180, -WebMercator.limit, 180, WebMercator.limit) : (box.minX, box.minY, box.maxX, box.maxY)
  }

  var center: (longitude: Double, latitude: Double, zoom: Int) {
    let (west, south, east, north) = bounds
    return ((west + east) / 2, (south + north) / 2, middleZoom)
  }

  func vectorLayers(deepest: Int) -> JSONValue {
    .array(
      ZoneTiles.layers.map { layer in
        [
          "id": "\(layer.id)", "description": "\(layer.description)", "minzoom": 0,
          "maxzoom": .number(String(deepest)),
          "fields": .object(layer.fields.map { JSONMember($0.name, .string($0.description)) }),
        ]
      })
  }

  /// TileJSON 3.0.0. Whoever asked for the current revision is led to the tiles of its number, which may be kept for good.
  func tileJSON(base: String) -> JSONValue {
    let (west, south, east, north) = bounds
    let (longitude, latitude, zoom) = center
    return [
      "tilejson": "3.0.0", "name": "\(name)", "description": "\(text)", "version": "1.0.0",
      "attribution": "\(attribution)", "scheme": "xyz",
      "tiles": ["\(base)/tiles/\(asked.number)/{z}/{x}/{y}.mvt"], "minzoom": 0,
      "maxzoom": .number(String(TileAddress.deepest)),
      "bounds": .array([west, south, east, north].map { .number("\($0)") }),
      "center": [.number("\(longitude)"), .number("\(latitude)"), .number(String(zoom))],
      "vector_layers": vectorLayers(deepest: TileAddress.deepest),
    ]
  }
}
