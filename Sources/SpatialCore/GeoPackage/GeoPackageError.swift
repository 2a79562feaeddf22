/// Why a GeoPackage cannot be used or made.
public enum GeoPackageError: Error, Hashable, Sendable {
  case cannotRead(file: String, reason: String)
  case cannotWrite(file: String, reason: String)
  case notGeoPackage(file: String, reason: String)
  case noLayer(file: String, wanted: String?, layers: [String])
  case badGeometry(file: String, layer: String, row: Int, reason: String)
}

extension GeoPackageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason): "cannot read \(file): \(reason)."
    case .cannotWrite(let file, let reason): "cannot write \(file): \(reason)."
    case .notGeoPackage(let file, let reason): "\(file) is an SQLite file and no GeoPackage: \(reason)."
    case .noLayer(let file, let wanted, let layers):
      Self.missingLayer(file, wanted, layers)
    case .badGeometry(let file, let layer, let row, let reason):
      "\(file), layer \(layer), row \(row): the geometry cannot be read, \(reason)."
    }
  }

  private static func missingLayer(_ file: String, _ wanted: String?, _ layers: [String]) -> String {
    guard !layers.isEmpty else { return "\(file) has no layer of polygons." }
    let problem = wanted.map { "no layer '\($0)' of polygons" } ?? "several layers of polygons"
    return "\(file) has \(problem). Name one with --layer: \(layers.joined(separator: ", "))."
  }
}
