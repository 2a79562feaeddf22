public import Epidemiology
public import SpatialCore

/// Why files of decrees or of their precedence cannot be used at all.
public enum DecreeError: Error, CustomStringConvertible {
  case geoJSON(GeoJSONError)
  case table(IntakeError)
  /// No feature has a property that is needed.
  case noProperty(file: String, name: String, property: String, found: [String])
  case precedence(file: String, line: Int, message: String)

  public var description: String {
    switch self {
    case .geoJSON(let error): "\(error)"
    case .table(let error): "\(error)"
    case .noProperty(let file, let name, let property, let found):
      "\(file): no feature has '\(property)', so \(name) is not known. Name the property that holds it with --map "
        + "\(name)=PROPERTY; there are \(found.joined(separator: ", "))."
    case .precedence(let file, let line, let message): "\(file), line \(line): \(message)"
    }
  }
}
