import ArgumentParser
import Epidemiology
import Foundation
import SpatialCore

/// How to read rows.
struct RowArguments: ParsableArguments {
  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("A column under another name: name=Column, or kind.name=Column.", valueName: "name=Column"))
  var mappings: [String] = []

  @Option(help: "File with such mappings, one a line.")
  var columns: String?

  @Option(
    help: "How dates with slashes are written: auto, dd/mm/yyyy or mm/dd/yyyy.", transform: parseDateFormat)
  var dateFormat: DateFormat = .automatic

  @Option(help: "Reference system of longitude and latitude in the rows, for example EPSG:5897 (default: WGS 84).")
  var crs: String?

  @Option(help: "Threads that read (default: one a core). The result does not depend on it.")
  var threads: Int?

  func mapping() throws -> ColumnMapping {
    let fromFile = try columns.map { path throws(IntakeError) in try ColumnMapping(file: path) } ?? ColumnMapping()
    return fromFile.adding(try ColumnMapping(mappings))
  }

  func referenceSystem() throws -> ReferenceSystem? {
    try crs.map { text throws(ReferenceSystemError) in try ReferenceSystem(text) }
  }

  /// Refuses a mapping on the command line whose column none of the files has: it would change nothing, silently.
  func checkMappings(against paths: [String]) throws {
    guard !mappings.isEmpty, !paths.contains("-") else { return }
    var headers: Set<String> = []
    for path in paths { headers.formUnion(try DelimitedFile(path: path).header) }
    for mapping in mappings {
      guard let equals = mapping.firstIndex(of: "=") else { continue }
      let column = String(mapping[mapping.index(after: equals)...])
      if !headers.contains(column) {
        throw IntakeError.unknownMapping(
          mapping: mapping,
          reason: "no file has a column '\(column)'; there are \(headers.sorted().joined(separator: ", "))")
      }
    }
  }

  var threadCount: Int { max(1, min(threads ?? ProcessInfo.processInfo.activeProcessorCount, 64)) }
}
