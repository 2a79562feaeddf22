import Criteria
import Foundation

/// Where the criteria sets lie.
struct CriteriaArguments {
  /// `ZONAL_GEODATA`, or `geodata` beside the working folder or above the program.
  static var library: CriteriaLibrary {
    let manager = FileManager.default
    var candidates: [String] = []
    if let named = ProcessInfo.processInfo.environment["ZONAL_GEODATA"] { candidates.append(named) }
    candidates.append(manager.currentDirectoryPath + "/geodata")
    var folder = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      candidates.append(folder.path + "/geodata")
    }
    let found = candidates.first { manager.fileExists(atPath: $0 + "/criteria") } ?? "geodata"
    return CriteriaLibrary(folder: found + "/criteria")
  }
}
