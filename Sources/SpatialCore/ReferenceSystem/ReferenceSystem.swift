/// A coordinate reference system that PROJ knows, such as `EPSG:3405`, VN-2000 / UTM zone 48N.
public struct ReferenceSystem: Hashable, Sendable, CustomStringConvertible {
  /// As PROJ reads it: an authority and code, or a definition in WKT.
  public let definition: String
  /// The name in PROJ's database.
  public let name: String

  /// Longitude and latitude on WGS 84, which everything is kept in.
  public static let wgs84 = ReferenceSystem(definition: "OGC:CRS84", name: "WGS 84 (CRS84)")

  private init(definition: String, name: String) {
    self.definition = definition
    self.name = name
  }

  public var isWGS84: Bool { definition == "OGC:CRS84" }
  public var description: String { name == definition ? name : "\(definition) (\(name))" }

  /// Reads `EPSG:3405`, `3405`, `OGC:CRS84`, `urn:ogc:def:crs:EPSG::3405`, an `http://www.opengis.net/def/crs/…` address, or WKT.
  ///
  /// - Throws: `ReferenceSystemError.unknown`, `.deprecated`.
  public init(_ text: String) throws(ReferenceSystemError) {
    let code = Self.normalized(text)
    if ["OGC:CRS84", "EPSG:4326"].contains(code) {
      self = .wgs84
      return
    }
    if let use = Self.refusedTwins[code] { throw .deprecated(code: code, use: use) }
    guard let (name, isDeprecated) = PROJTransformation.describe(code) else { throw .unknown(text) }
    if isDeprecated { throw .deprecated(code: code, use: nil) }
    definition = code
    self.name = name
  }

  /// VN-2000 zones that were registered with a false easting of 0 m and replaced: taking one for the other moves everything
  /// by 500 km.
  private static let refusedTwins = ["EPSG:6956": "EPSG:5896", "EPSG:6957": "EPSG:5897"]

  private static func normalized(_ text: String) -> String {
    var text = text.filter { !$0.isWhitespace || $0 == " " }
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    if !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) { return "EPSG:\(text)" }
    let lower = text.lowercased()
    for prefix in ["urn:ogc:def:crs:", "http://www.opengis.net/def/crs/", "https://www.opengis.net/def/crs/"]
    where lower.hasPrefix(prefix) {
      let parts = text.dropFirst(prefix.count).split(omittingEmptySubsequences: true) { $0 == ":" || $0 == "/" }
      if let authority = parts.first, let code = parts.last, parts.count >= 2 {
        return "\(authority.uppercased()):\(code)"
      }
    }
    return lower.hasPrefix("epsg:") || lower.hasPrefix("ogc:") ? text.uppercased() : text
  }
}

/// Why positions cannot be brought to WGS 84.
public enum ReferenceSystemError: Error, Hashable, Sendable {
  case unknown(String)
  case deprecated(code: String, use: String?)
  /// A position that the system has no longitude and latitude for.
  case outOfDomain(position: String, system: String)
}

extension ReferenceSystemError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let text):
      "'\(text)' is no reference system that PROJ knows. Name it by its EPSG code, for example EPSG:3405."
    case .deprecated(let code, let use):
      "\(code) is deprecated and is not used"
        + (use.map {
          "; its false easting is 0 m. Use \($0) if eastings are about 500,000 m, as VN-2000 data in Viet Nam are."
        }
          ?? ". Use the code that replaced it.")
    case .outOfDomain(let position, let system):
      "the position \(position) has no longitude and latitude in \(system). Is that the right reference system?"
    }
  }
}
