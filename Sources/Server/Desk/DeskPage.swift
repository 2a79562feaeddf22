import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore

/// The desk's page, which has no data in it: its script asks for a token and then for everything else.
struct DeskPage: EndpointGroup {
  private struct File: Sendable {
    var type: String
    var bytes: [UInt8]
  }

  private static let files: [String: File] = [
    "desk.css": File(type: "text/css; charset=utf-8", bytes: PackageResources.desk_css),
    "desk.js": File(type: "text/javascript; charset=utf-8", bytes: PackageResources.desk_js),
    "desk-words.js": File(type: "text/javascript; charset=utf-8", bytes: PackageResources.desk_words_js),
    "desk-parts.js": File(type: "text/javascript; charset=utf-8", bytes: PackageResources.desk_parts_js),
    "office-pages.js": File(type: "text/javascript; charset=utf-8", bytes: PackageResources.office_pages_js),
    "charts.js": File(type: "text/javascript; charset=utf-8", bytes: PackageResources.charts_js),
    "officer-session.js": File(
      type: "text/javascript; charset=utf-8", bytes: PackageResources.officer_session_js),
  ]

  static let file = Parameter(
    "file", in: .path, .choice(files.keys.sorted()), "Name of the file.", example: "desk.js")

  /// What the page may load: its own files and answers, nothing of anybody else; forms are sent by its script alone.
  static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    let known = Endpoint.Answer(304, "The asker has it already.", [])
    return [
      Endpoint(
        .get, "/desk", operation: "getDeskPage", tag: Desk.tag, summary: "The epidemiologist's page.",
        answers: [Endpoint.Answer(200, "The page.", [("text/html", nil)]), known]
      ) { call in
        var reply = Reply(type: "text/html; charset=utf-8", bytes: PackageResources.desk_html)
        reply.headers[.contentSecurityPolicy] = Self.policy
        return reply.response(to: call)
      },
      Endpoint(
        .get, "/desk/files/{file}", operation: "getDeskFile", tag: Desk.tag,
        summary: "A script or the style sheet of the epidemiologist's page.", parameters: [Self.file],
        answers: [Endpoint.Answer(200, "The file.", [("text/javascript", nil), ("text/css", nil)]), known]
      ) { call in
        guard let file = Self.files[call.text("file")!] else { throw Problem.notFound("the desk has no such file") }
        return Reply(type: file.type, bytes: file.bytes).response(to: call)
      },
    ]
  }
}
