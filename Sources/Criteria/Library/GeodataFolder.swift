import Foundation

/// The folder of criteria sets and of the rule for small counts.
public enum GeodataFolder {
  /// `ZONAL_GEODATA`, or `geodata` beside the working folder or above the program; the first that has a file or folder of this name.
  ///
  /// - Parameter name: `criteria`, `disclosure.yaml`.
  public static func path(of name: String) -> String? {
    let manager = FileManager.default
    var candidates: [String] = []
    if let named = ProcessInfo.processInfo.environment["ZONAL_GEODATA"] { candidates.append(named) }
    candidates.append(manager.currentDirectoryPath + "/geodata")
    var folder = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      candidates.append(folder.path + "/geodata")
    }
    return candidates.map { "\($0)/\(name)" }.first { manager.fileExists(atPath: $0) }
  }
}
