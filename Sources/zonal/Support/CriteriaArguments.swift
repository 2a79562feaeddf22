import Criteria

/// Where the criteria sets lie.
struct CriteriaArguments {
  static var library: CriteriaLibrary {
    CriteriaLibrary(folder: GeodataFolder.path(of: "criteria") ?? "geodata/criteria")
  }
}
