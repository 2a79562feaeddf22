import Hummingbird
import NIOCore
import SpatialCore

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

extension WebFile {
  /// Serves the scripts and style sheets of some pages.
  ///
  /// - Parameters:
  ///   - folder: the address without the file's name.
  ///   - part: what the pages are of.
  static func endpoint(
    _ all: [WebFile], under folder: String, _ operation: String, _ tag: String, of part: String
  ) -> Endpoint {
    let files = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    let parameter = Parameter(
      "file", in: .path, .choice(all.map(\.name)), "Name of the file.", example: all[0].name)
    return Endpoint(
      .get, "\(folder)/{file}", operation: operation, tag: tag,
      summary: "A script or the style sheet of the pages of \(part).", parameters: [parameter],
      answers: [
        Endpoint.Answer(200, "The file.", [("text/javascript", nil), ("text/css", nil)]),
        Endpoint.Answer(304, "The asker has it already.", []),
      ]
    ) { call in
      guard let file = files[call.text("file")!] else { throw Problem.notFound("there is no such file here") }
      return Reply(type: file.type, bytes: file.bytes).response(to: call)
    }
  }
}
