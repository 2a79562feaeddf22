/// Why a file of boundaries cannot be used as wards.
public enum BoundaryError: Error, Sendable {
  case geoJSON(GeoJSONError)
  case geoPackage(GeoPackageError)
  case referenceSystem(file: String, ReferenceSystemError)
  case noFeatures(file: String)
  /// No identifier and no property with a usual name for codes.
  case noCodes(file: String, properties: [String])
  case missingCode(file: String, feature: Int, property: String)
  case duplicateCode(file: String, code: String, first: Int, second: Int)
  case unknownProperty(file: String, property: String, properties: [String])
  /// Positions that cannot be degrees, and no reference system named.
  case notDegrees(file: String, position: Coordinate, looksSwapped: Bool)
  case unrepairable(file: String, code: String, GEOSError)
}

extension BoundaryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .geoJSON(let error): error.description
    case .geoPackage(let error): error.description
    case .referenceSystem(let file, let error): "\(file): \(error)"
    case .noFeatures(let file): "\(file) has no features, so there are no wards."
    case .noCodes(let file, let properties):
      "\(file): the features have no 'id' and none of the usual properties for a code (\(BoundarySet.codeNames.joined(separator: ", "))). "
        + "Name the property that holds the code: --code NAME. There are: \(Self.list(properties))."
    case .missingCode(let file, let feature, let property):
      "\(file), feature \(feature): no code in '\(property)'. Every ward needs a code of its own."
    case .duplicateCode(let file, let code, let first, let second):
      "\(file): the features \(first) and \(second) have the same code '\(code)'. Join them into one MultiPolygon, or name "
        + "the property with the right codes: --code NAME."
    case .unknownProperty(let file, let property, let properties):
      "\(file) has no property '\(property)'. There are: \(Self.list(properties))."
    case .notDegrees(let file, let position, let looksSwapped):
      looksSwapped
        ? "\(file): the position \(position) has its latitude first. GeoJSON has longitude first; exchange them."
        : "\(file): the position \(position) is no longitude and latitude. Name its reference system, for example --boundaries-crs EPSG:3405."
    case .unrepairable(let file, let code, let error): "\(file), ward \(code): its rings cannot be repaired: \(error)"
    }
  }

  private static func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }
}
