import ArgumentParser
import SpatialCore

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

  func load(_ path: String, threads: Int = 1) throws -> BoundarySet {
    var options = try options()
    options.threads = threads
    return try BoundarySet.load(path: path, options: options)
  }
}
