import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore
import Surveillance

/// What the web map is made of; the page itself is what readers find at the landing page.
struct WebEndpoints: EndpointGroup {
  let page: WebMapPage
  /// By name.
  private let files: [String: WebFile]
  private let cache = ByteCache(largest: 64 << 20)

  static let file = Parameter(
    "file", in: .path, .text(pattern: "[a-z][a-z-]*\\.(js|css|svg)", longest: 40), "Name of the file.",
    example: "map.js")

  init(zones: ServedZones, settings: ServerSettings) {
    let libraries = MapLibraries(folder: settings.assets).files
    page = WebMapPage(
      settings, libraries: libraries.map(\.name), clockOffset: zones.latest.snapshot.clockOffset)
    files = Dictionary(
      (WebFile.all + libraries).map { ($0.name, $0) }, uniquingKeysWith: { own, _ in own })
  }

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/assets/{file}", operation: "getWebFile", tag: "web",
        summary: "A script or style sheet of the web map.", parameters: [Self.file],
        answers: [
          Endpoint.Answer(
            200, "The file.", [("text/javascript", nil), ("text/css", nil), ("image/svg+xml", nil)]),
          Endpoint.Answer(304, "The asker has it already.", []),
        ]
      ) { call in try file(call) }
    ]
  }

  private func file(_ call: Call) throws -> Response {
    guard let file = files[call.text("file")!] else { throw Problem.notFound("the web map has no such file") }
    let bytes = cache.bytes(file.name) { ByteBuffer(bytes: file.bytes) }
    var reply = Reply(type: file.type, buffer: bytes)
    if Gzip.isWanted(call.request.headers[.acceptEncoding]), Gzip.pays(file.type, file.bytes.count) {
      // Libraries are large and never change while the server runs.
      reply.packed = cache.bytes(file.name + ".gz") { Gzip.packed(bytes, level: 9) }
    }
    return reply.response(to: call)
  }
}
