import Foundation
import HTTPTypes
import Hummingbird
import SpatialCore

/// The map that the public reads: one page whose scripts ask this server and nobody else.
struct WebMapPage: Sendable {
  private let bytes: [UInt8]
  private let policy: String

  /// - Parameters:
  ///   - libraries: names of the map libraries' files that are there.
  ///   - clockOffset: seconds by which the city's clocks are ahead of UTC.
  init(_ settings: ServerSettings, libraries: [String], clockOffset: Int) {
    let config: JSONValue = [
      "libraries": .array(libraries.map { .string($0) }),
      "backgroundTiles": settings.backgroundTiles.map { .string($0) } ?? .null,
      "clockOffset": .number("\(clockOffset)"),
    ]
    var writer = JSONWriter()
    // The writer escapes '<', so that no text can end the element that it stands in.
    writer.value(config)
    bytes = Array(WebFile.page.replacing("{{config}}", with: writer.text).utf8)
    policy = Self.contentSecurityPolicy(backgroundTiles: settings.backgroundTiles)
  }

  func response(to call: Call) -> Response {
    var reply = Reply(type: "text/html; charset=utf-8", bytes: bytes)
    reply.headers[.contentSecurityPolicy] = policy
    return reply.response(to: call)
  }

  /// What the page may load: itself, pictures that MapLibre makes, its worker, and the background's tiles.
  static func contentSecurityPolicy(backgroundTiles: String?) -> String {
    let tiles = backgroundTiles.flatMap(origin).map { " \($0)" } ?? ""
    return [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:\(tiles)",
      "connect-src 'self'\(tiles)", "worker-src blob:", "child-src blob:", "base-uri 'none'", "form-action 'none'",
      "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  /// `https://tiles.example` of a template of tiles, with a star for `{s}`; `nil` where tiles come from this server, or the template is none.
  private static func origin(_ template: String) -> String? {
    guard let end = template.range(of: "://"), ["http", "https"].contains(template[..<end.lowerBound]) else {
      return nil
    }
    let host = template[end.upperBound...].prefix { $0 != "/" }.replacing("{s}", with: "*")
    let isHost = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-:*[]".contains($0)) }
    return isHost && !host.isEmpty ? "\(template[..<end.lowerBound])://\(host)" : nil
  }
}
