/// A file of the web map that is in the program itself.
struct WebFile: Sendable {
  let name: String
  let type: String
  let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    type = Self.type(of: name)
  }

  static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "js": "text/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }

  /// The page, with `{{config}}` where its settings go.
  static var page: String { String(decoding: PackageResources.map_html, as: UTF8.self) }

  /// Styles and scripts of the page.
  static let all = [
    WebFile("criteria.js", PackageResources.criteria_js), WebFile("element.js", PackageResources.element_js),
    WebFile("fold.js", PackageResources.fold_js), WebFile("icon.svg", PackageResources.icon_svg),
    WebFile("legend.js", PackageResources.legend_js), WebFile("list.js", PackageResources.list_js),
    WebFile("map.css", PackageResources.map_css), WebFile("map.js", PackageResources.map_js),
    WebFile("panel.css", PackageResources.panel_css), WebFile("panel.js", PackageResources.panel_js),
    WebFile("patterns.js", PackageResources.patterns_js), WebFile("position.js", PackageResources.position_js),
    WebFile("print.css", PackageResources.print_css), WebFile("search.js", PackageResources.search_js),
    WebFile("shapes.js", PackageResources.shapes_js), WebFile("sheet.js", PackageResources.sheet_js),
    WebFile("time.js", PackageResources.time_js), WebFile("timeline.js", PackageResources.timeline_js),
    WebFile("view-leaflet.js", PackageResources.view_leaflet_js),
    WebFile("view-maplibre.js", PackageResources.view_maplibre_js),
    WebFile("view-picture.js", PackageResources.view_picture_js), WebFile("view.js", PackageResources.view_js),
    WebFile("words.js", PackageResources.words_js), WebFile("zones.js", PackageResources.zones_js),
  ]
}
