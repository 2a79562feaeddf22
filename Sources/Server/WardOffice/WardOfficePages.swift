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

  private let office: Endpoint
  /// - Parameter libraries: names of the map libraries' files that are there.
  init(_ settings: ServerSettings, libraries: [String]) {
    office = PageFrame(
      word: "wardTitle", title: "Trực phường", script: "/ward-office/files/ward-office.js",
      config: [
        "libraries": .array(libraries.map { .string($0) }),
        "backgroundTiles": settings.backgroundTiles.map { .string($0) } ?? .null,
      ]
    ).endpoint(
      "/ward-office", "getWardOffice", WardDesk.tag, "The ward officer's page.",
      rooms: [
        PageFrame.Room("today", "today", "Hôm nay"), PageFrame.Room("cases", "cases", "Ca bệnh"),
        PageFrame.Room("orders", "orders", "Cách ly"), PageFrame.Room("areas", "areas", "Khu vực"),
      ],
      // The page draws the map as the public's does, and may load what that may.
      policy: WebMapPage.contentSecurityPolicy(backgroundTiles: settings.backgroundTiles))
  }

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      office,
      PageFrame(word: "checkInTitle", title: "Khai báo cách ly", script: "/ward-office/files/ward-check-in.js")
        .endpoint(
          "/ward-office/check-in", "getCheckInPage", WardDesk.tag, "The page of a person under quarantine.",
          body: PackageResources.ward_check_in_html),
      WebFile.endpoint(
        Self.all, under: "/ward-office/files", "getWardOfficeFile", WardDesk.tag, of: "the ward office"),
    ]
  }
}
