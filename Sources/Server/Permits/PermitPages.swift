import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore

/// The pages of permits, which have no data in them: the applicant's form, and the officer's, whose script asks for a token first.
struct PermitPages: EndpointGroup {
  private struct File: Sendable {
    var type: String
    var bytes: [UInt8]
  }

  private static let script = "text/javascript; charset=utf-8"
  private static let files: [String: File] = [
    "permits.css": File(type: "text/css; charset=utf-8", bytes: PackageResources.permits_css),
    "permit-parts.js": File(type: script, bytes: PackageResources.permit_parts_js),
    "permit-words.js": File(type: script, bytes: PackageResources.permit_words_js),
    "permit-apply.js": File(type: script, bytes: PackageResources.permit_apply_js),
    "permit-office.js": File(type: script, bytes: PackageResources.permit_office_js),
    "permit-office-parts.js": File(type: script, bytes: PackageResources.permit_office_parts_js),
  ]

  private static let file = Parameter(
    "file", in: .path, .choice(files.keys.sorted()), "Name of the file.", example: "permits.css")

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    let known = Endpoint.Answer(304, "The asker has it already.", [])
    return [
      page("/permits/apply", "getPermitForm", "The applicant's page.", PackageResources.permit_apply_html),
      page("/permits/office", "getPermitOffice", "The permit officer's page.", PackageResources.permit_office_html),
      Endpoint(
        .get, "/permits/files/{file}", operation: "getPermitPageFile", tag: PermitDesk.tag,
        summary: "A script or the style sheet of the pages of permits.", parameters: [Self.file],
        answers: [Endpoint.Answer(200, "The file.", [("text/javascript", nil), ("text/css", nil)]), known]
      ) { call in
        guard let file = Self.files[call.text("file")!] else { throw Problem.notFound("there is no such file here") }
        return Reply(type: file.type, bytes: file.bytes).response(to: call)
      },
    ]
  }

  private func page(_ path: String, _ operation: String, _ summary: String, _ bytes: [UInt8]) -> Endpoint {
    Endpoint(
      .get, path, operation: operation, tag: PermitDesk.tag, summary: summary,
      answers: [
        Endpoint.Answer(200, "The page.", [("text/html", nil)]),
        Endpoint.Answer(304, "The asker has it already.", []),
      ]
    ) { call in
      var reply = Reply(type: "text/html; charset=utf-8", bytes: bytes)
      reply.headers[.contentSecurityPolicy] = DeskPage.policy
      return reply.response(to: call)
    }
  }
}
