import ArgumentParser
import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore

/// A day given on the command line.
func parseDay(_ text: String) throws -> Day {
  guard let day = Day(text) else {
    throw ValidationError("'\(text)' is no day; write it as YYYY-MM-DD, for example 2022-01-21")
  }
  return day
}

func parsePlaceForm(_ text: String) throws -> PlaceForm {
  guard let form = PlaceForm(rawValue: text) else { throw ValidationError("'\(text)' is none of point, code, name") }
  return form
}

func parseDateFormat(_ text: String) throws -> DateFormat {
  guard let format = DateFormat(rawValue: text) else {
    throw ValidationError("'\(text)' is none of \(DateFormat.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return format
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// How to read a file of boundaries.
struct BoundaryArguments: ParsableArguments {
  @Option(help: "Property that holds the ward code (default: the feature's id, then usual names).")
  var code: String?

  @Option(help: "Property that holds the ward's name.")
  var name: String?

  @Option(help: "Property that holds the name of the ward's district.")
  var district: String?

  @Option(help: "Reference system of the boundaries, for example EPSG:3405 (default: what the file says, else WGS 84).")
  var boundariesCrs: String?

  @Option(help: "Layer of a GeoPackage.")
  var layer: String?

  func options(crs: String? = nil) throws -> BoundaryOptions {
    var options = BoundaryOptions()
    options.code = code
    options.name = name
    options.district = district
    options.layer = layer
    if let boundariesCrs = boundariesCrs ?? crs { options.referenceSystem = try ReferenceSystem(boundariesCrs) }
    return options
  }

  func load(_ path: String) throws -> BoundarySet {
    try BoundarySet.load(path: path, options: try options())
  }
}

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
