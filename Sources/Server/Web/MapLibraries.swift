import Foundation

/// The map libraries in a folder, which are not part of the program: MapLibre GL JS and Leaflet.
///
/// A library is there with both its script and its style sheet, or not at all. Whatever else is in the folder is never served.
struct MapLibraries: Sendable {
  static let names = ["leaflet", "maplibre-gl"]

  /// What is there, as read when the server began.
  let files: [WebFile]

  /// - Parameter folder: as set; without it `ZONAL_ASSETS` or `.build/assets` in the working folder.
  init(folder: String?) {
    guard let folder = Self.folder(folder) else {
      files = []
      return
    }
    files = Self.names.flatMap { name -> [WebFile] in
      let pair = ["js", "css"].compactMap { ending -> WebFile? in
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name).\(ending)"), !data.isEmpty else {
          return nil
        }
        return WebFile("\(name).\(ending)", Array(data))
      }
      return pair.count == 2 ? pair : []
    }
  }

  /// The folder that is set, else the usual one; `nil` where there is none.
  static func folder(_ set: String?) -> String? { set ?? usual }

  private static var usual: String? {
    let named = ProcessInfo.processInfo.environment["ZONAL_ASSETS"]
    let beside = FileManager.default.currentDirectoryPath + "/.build/assets"
    return FileManager.default.fileExists(atPath: beside) ? beside : named
  }
}
