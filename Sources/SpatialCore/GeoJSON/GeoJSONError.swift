/// Why a GeoJSON file cannot be used.
public enum GeoJSONError: Error, Hashable, Sendable {
  case cannotRead(file: String, reason: String)
  case notJSON(file: String, JSONError)
  /// The text is JSON and no GeoJSON; `feature` says which feature, when it is inside one.
  case notGeoJSON(file: String, feature: String?, JSONError)
  case cannotWrite(file: String, reason: String)
}

extension GeoJSONError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason): "cannot read \(file): \(reason). Check the path and that you may read it."
    case .notJSON(let file, let error): "\(file), \(error). The file is no JSON; was it cut off or edited by hand?"
    case .notGeoJSON(let file, let feature, let error):
      "\(file), \(feature.map { "\($0), " } ?? "")\(error). See RFC 7946 for the form."
    case .cannotWrite(let file, let reason): "cannot write \(file): \(reason)."
    }
  }
}
