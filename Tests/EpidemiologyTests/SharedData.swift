import Epidemiology
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

  /// All records of a table by column name.
  static func table(_ name: String) throws -> [[String: String]] {
    let file = try DelimitedFile(path: path(name))
    var rows: [[String: String]] = []
    try file.forEachRecord { _, fields in
      rows.append(Dictionary(zip(file.header, fields), uniquingKeysWith: { a, _ in a }))
    }
    return rows
  }
}

/// A file that is gone when the test is over.
final class TemporaryFile {
  let path: String

  init(_ text: String, name: String = "rows.csv") throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zonal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent(name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
}
