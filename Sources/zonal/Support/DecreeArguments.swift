import ArgumentParser
import Criteria
import SpatialCore
import Zones

/// How to read files of decrees, over which wards, and which of several holds.
struct DecreeArguments: ParsableArguments {
  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "A property under another name: name=PROPERTY. Names: \(DecreeOptions.names.joined(separator: ", ")).",
      valueName: "name=PROPERTY"))
  var mappings: [String] = []

  @Option(
    help: "How dates with slashes are written: dd/mm/yyyy or mm/dd/yyyy, for all columns or as from=dd/mm/yyyy for one."
  )
  var dateFormat: [String] = []

  @Option(help: "Criteria set whose levels the decrees use, by id or file.")
  var criteria: String?

  @Option(help: "Ward boundaries: GeoJSON or GeoPackage (default: those of the first published map, if any).")
  var boundaries: String?

  @OptionGroup var scale: DecreeScale
  @OptionGroup var boundaryArguments: BoundaryArguments

  /// The wards of the boundary file, else those of the first published map; `nil` when there is neither.
  func boundarySet(zones: [String] = []) throws -> BoundarySet? {
    let file = boundaries ?? zones.first.map { $0.hasSuffix("json") ? $0 : $0 + "/zones.geojson" }
    return try file.map { try boundaryArguments.load($0) }
  }

  /// Reads decrees and says on standard error what was found in them.
  ///
  /// - Parameter chosen: numbers of the wards that will be asked for; `nil` for all.
  func load(_ paths: [String], wards: [Ward]?, maps: [PublishedMap] = [], chosen: [Int]? = nil) throws -> (
    DecreeSet, InForce
  ) {
    let set = try criteria.map { name throws(CriteriaError) in try CriteriaArguments.library.set(name) }
    return try scale.load(
      paths, mappings: mappings, dateFormats: dateFormat, criteria: set, boundaries: wards, maps: maps,
      chosen: chosen)
  }
}
