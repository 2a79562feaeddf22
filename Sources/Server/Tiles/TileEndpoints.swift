import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore
import Surveillance
import Zones

/// Vector tiles of every revision, and what clients must know to draw them.
struct TileEndpoints: EndpointGroup {
  let zones: ServedZones
  let settings: ServerSettings

  static let mediaType = "application/vnd.mapbox-vector-tile"
  /// Counted up when tiles of the same revision come to have other bytes.
  private static let edition = 1

  static let z = Parameter("z", in: .path, .integer(0...TileAddress.deepest), "Zoom.", example: "10")
  static let x = Parameter(
    "x", in: .path, .integer(0...1 << TileAddress.deepest), "Column, from the west.", example: "812")
  static let y = Parameter(
    "y", in: .path, .text(pattern: #"[0-9]{1,5}(\.mvt|\.pbf)?"#, longest: 9),
    "Row, from the north; `.mvt` may follow.", example: "450.mvt")

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/tiles/{revision}", operation: "getTileJSON", tag: "tiles",
        summary: "Where the vector tiles of a revision are, and what is in them (TileJSON 3.0.0).",
        parameters: [AskedRevision.parameter],
        answers: [
          Endpoint.Answer(200, "TileJSON.", [("application/json", "tileJSON")]),
          Endpoint.Answer(304, "The asker has it already.", []),
        ]
      ) { call in try describe(call) },
      Endpoint(
        .get, "/tiles/{revision}/{z}/{x}/{y}", operation: "getTile", tag: "tiles",
        summary: "A vector tile (MVT 2.1) of the computed levels, with the layers `zones` and `districts`.",
        parameters: [AskedRevision.parameter, Self.z, Self.x, Self.y],
        answers: [
          Endpoint.Answer(200, "The tile.", [(Self.mediaType, nil)]),
          Endpoint.Answer(204, "Nothing of the map is in this tile.", []),
          Endpoint.Answer(304, "The asker has it already.", []),
        ]
      ) { call in try await tile(call) },
    ]
  }

  private func describe(_ call: Call) throws -> Response {
    let asked = try AskedRevision(call.text("revision")!, zones)
    let description = TileDescription(asked: asked, box: zones.tiles(of: asked.map.vintage).coverage.box)
    var reply = Reply(
      type: "application/json", bytes: description.tileJSON(base: LinkBase.of(call, settings)).document)
    if asked.isCurrent { reply.headers[.contentLocation] = "/tiles/\(asked.number)" }
    return reply.response(to: call)
  }

  private func tile(_ call: Call) async throws -> Response {
    let asked = try AskedRevision(call.text("revision")!, zones)
    let row = call.text("y")!.prefix { $0 != "." }
    guard let address = TileAddress(zoom: call.integer("z")!, x: call.integer("x")!, y: Int(row)!) else {
      throw Problem.notFound(
        "at zoom \(call.integer("z")!) columns and rows go from 0 to \((1 << call.integer("z")!) - 1)")
    }
    let packs = Gzip.isWanted(call.request.headers[.acceptEncoding])
    let bytes = try await bytes(asked.map, address, packed: packs)
    let place = "\(address.zoom)/\(address.x)/\(address.y)"
    var reply = Reply(type: Self.mediaType, buffer: bytes)
    reply.mayPack = false
    reply.tag =
      "\(asked.map.revision.inputsDigest.prefix(16))-\(Self.edition)-\(place.replacing("/", with: "-"))"
      + (packs ? "-gzip" : "")
    if packs, bytes.readableBytes > 0 { reply.headers[.contentEncoding] = "gzip" }
    if asked.isCurrent {
      reply.headers[.contentLocation] = "/tiles/\(asked.number)/\(place).mvt"
    } else {
      reply.maxAge = 365 * 86_400
      reply.isImmutable = true
    }
    if bytes.readableBytes == 0 { reply.status = .noContent }
    return reply.response(to: call)
  }

  /// A tile's bytes, packed or not; a tile without anything has none in either form.
  private func bytes(_ map: RevisionMap, _ address: TileAddress, packed: Bool) async throws -> ByteBuffer {
    let name = "\(map.revision.number)/tiles/\(address.zoom)/\(address.x)/\(address.y)" + (packed ? ".gz" : "")
    let zones = zones
    return try await zones.cache.bytes(slowly: name) {
      let tile = ZoneTiles(map: map.shown, ground: zones.tiles(of: map.vintage)).tile(address)
      let bytes = ByteBuffer(bytes: tile)
      return packed && !tile.isEmpty ? Gzip.packed(bytes) : bytes
    }
  }

  var schemas: [(name: String, schema: JSONValue)] {
    let numbers: JSONValue = ["type": "array", "items": ["type": "number"]]
    return [
      (
        "tileJSON",
        [
          "type": "object", "required": ["tilejson", "tiles", "vector_layers"],
          "properties": [
            "tilejson": ["type": "string", "enum": ["3.0.0"]], "name": ["type": "string"],
            "description": ["type": "string"], "attribution": ["type": "string"],
            "tiles": ["type": "array", "items": ["type": "string"]], "minzoom": ["type": "integer"],
            "maxzoom": ["type": "integer"], "bounds": numbers, "center": numbers,
            "vector_layers": [
              "type": "array",
              "items": [
                "type": "object", "required": ["id", "fields"],
                "properties": ["id": ["type": "string"], "fields": ["type": "object"]],
              ],
            ],
          ],
        ]
      )
    ]
  }
}
