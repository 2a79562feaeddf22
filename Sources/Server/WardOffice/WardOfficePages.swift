import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore

/// The pages of the ward office, which have no data in them: the officer's, whose script asks for a token first, and that of a person
/// under quarantine, whose script asks for the code of an order.
struct WardOfficePages: EndpointGroup {
  private static let all = [
    WebFile("ward-area-acts.js", PackageResources.ward_area_acts_js),
    WebFile("ward-area.js", PackageResources.ward_area_js),
    WebFile("ward-case-acts.js", PackageResources.ward_case_acts_js),
    WebFile("ward-case.js", PackageResources.ward_case_js),
    WebFile("ward-check-in.js", PackageResources.ward_check_in_js),
    WebFile("ward-facts.js", PackageResources.ward_facts_js),
    WebFile("ward-forms.js", PackageResources.ward_forms_js),
    WebFile("ward-graph.js", PackageResources.ward_graph_js),
    WebFile("ward-lists.js", PackageResources.ward_lists_js), WebFile("ward-map.js", PackageResources.ward_map_js),
    WebFile("ward-office.css", PackageResources.ward_office_css),
    WebFile("ward-office.js", PackageResources.ward_office_js),
    WebFile("ward-order-acts.js", PackageResources.ward_order_acts_js),
    WebFile("ward-order.js", PackageResources.ward_order_js), WebFile("ward-pan.js", PackageResources.ward_pan_js),
    WebFile("ward-parts.js", PackageResources.ward_parts_js), WebFile("ward-today.js", PackageResources.ward_today_js),
    WebFile("ward-words.js", PackageResources.ward_words_js),
  ]
  private static let files = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  private static let file = Parameter(
    "file", in: .path, .choice(all.map(\.name)), "Name of the file.", example: "ward-office.css")

  private let office: [UInt8]
  /// The officer's page draws the map as the public's does, and may load what that may.
  private let officePolicy: String

  /// - Parameter libraries: names of the map libraries' files that are there.
  init(_ settings: ServerSettings, libraries: [String]) {
    office = PageFrame(
      word: "wardTitle", title: "Trực phường", script: "/ward-office/files/ward-office.js",
      config: [
        "libraries": .array(libraries.map { .string($0) }),
        "backgroundTiles": settings.backgroundTiles.map { .string($0) } ?? .null,
      ]
    ).office([
      PageFrame.Room("today", "today", "Hôm nay"), PageFrame.Room("cases", "cases", "Ca bệnh"),
      PageFrame.Room("orders", "orders", "Cách ly"), PageFrame.Room("areas", "areas", "Khu vực"),
    ])
    officePolicy = WebMapPage.contentSecurityPolicy(backgroundTiles: settings.backgroundTiles)
  }

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      page("/ward-office", "getWardOffice", "The ward officer's page.", office, officePolicy),
      page(
        "/ward-office/check-in", "getCheckInPage", "The page of a person under quarantine.",
        PageFrame(word: "checkInTitle", title: "Khai báo cách ly", script: "/ward-office/files/ward-check-in.js").page(
          String(decoding: PackageResources.ward_check_in_html, as: UTF8.self)), DeskPage.policy),
      Endpoint(
        .get, "/ward-office/files/{file}", operation: "getWardOfficeFile", tag: WardDesk.tag,
        summary: "A script or the style sheet of the pages of the ward office.", parameters: [Self.file],
        answers: [
          Endpoint.Answer(200, "The file.", [("text/javascript", nil), ("text/css", nil)]),
          Endpoint.Answer(304, "The asker has it already.", []),
        ]
      ) { call in
        guard let file = Self.files[call.text("file")!] else { throw Problem.notFound("there is no such file here") }
        return Reply(type: file.type, bytes: file.bytes).response(to: call)
      },
    ]
  }

  private func page(
    _ path: String, _ operation: String, _ summary: String, _ bytes: [UInt8], _ policy: String
  ) -> Endpoint {
    Endpoint(
      .get, path, operation: operation, tag: WardDesk.tag, summary: summary,
      answers: [
        Endpoint.Answer(200, "The page.", [("text/html", nil)]),
        Endpoint.Answer(304, "The asker has it already.", []),
      ]
    ) { call in
      var reply = Reply(type: "text/html; charset=utf-8", bytes: bytes)
      reply.headers[.contentSecurityPolicy] = policy
      return reply.response(to: call)
    }
  }
}
