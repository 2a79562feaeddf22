import Foundation

/// Real input beside the repository; tests that need it say so and are skipped where it is absent.
enum SharedData {
  static let root: String =
    ProcessInfo.processInfo.environment["ZONAL_SHARED_DATA"]
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data").path

  static var isPresent: Bool { FileManager.default.fileExists(atPath: root) }

  static func path(_ name: String) -> String { "\(root)/\(name)" }

  static func files(_ folder: String, _ suffix: String = "json") -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted()
  }
}
