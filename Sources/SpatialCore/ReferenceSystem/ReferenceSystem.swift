/// A coordinate reference system that PROJ knows, such as `EPSG:3405`, VN-2000 / UTM zone 48N.
public struct ReferenceSystem: Hashable, Sendable, CustomStringConvertible {
  /// As PROJ reads it: an authority and code, or a definition in WKT.
  public let definition: String
  /// The name in PROJ's database.
  public let name: String
  /// Whether positions are eastings and northings in a plane, and not degrees.
  public let isProjected: Bool

  /// Longitude and latitude on WGS 84, which everything is kept in.
  public static let wgs84 = ReferenceSystem(
    definition: "OGC:CRS84", name: "WGS 84 (CRS84)", isProjected: false)

  private init(definition: String, name: String, isProjected: Bool) {
    self.definition = definition
    self.name = name
    self.isProjected = isProjected
  }

  public var isWGS84: Bool { definition == "OGC:CRS84" }
  public var description: String { name == definition ? name : "\(definition) (\(name))" }

  /// The system of a code of the EPSG dataset.
  ///
  ///     try ReferenceSystem(epsg: 5897)  // VN-2000 / TM-3 zone 482, Hanoi's own
  ///
  /// - Throws: `ReferenceSystemError.unknown`, `.deprecated`, `.unsuitable`.
  public init(epsg code: Int) throws(ReferenceSystemError) { try self.init("EPSG:\(code)") }

  /// Reads `EPSG:3405`, `3405`, `OGC:CRS84`, `urn:ogc:def:crs:EPSG::3405`, an `http://www.opengis.net/def/crs/…` address, WKT, or a
  /// definition in the manner of PROJ.
  ///
  /// `EPSG:4326` is taken for longitude and latitude in this order, as files that name it have them. Deprecated systems are
  /// refused: of the VN-2000 zones 6956 to 6959 the false easting and northing stand exchanged, which moves everything by 500 km.
  ///
  /// - Throws: `ReferenceSystemError.unknown`; `.deprecated` with the code to use instead when PROJ knows it; `.unsuitable` for
  ///   heights, geocentric and other systems that have no longitude and latitude.
  public init(_ text: String) throws(ReferenceSystemError) {
    let code = Self.normalized(text)
    if ["OGC:CRS84", "CRS:84", "CRS84", "EPSG:4326"].contains(code.uppercased()) {
      self = .wgs84
      return
    }
    guard !code.isEmpty, let system = PROJSystem(code) else { throw .unknown(text) }
    if system.isDeprecated { throw .deprecated(code: code, use: system.replacements.first) }
    if case .other = system.kind { throw .unsuitable(code: code, name: system.name) }
    definition = code
    name = system.name
    isProjected = system.kind == .projected
  }

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
    guard lower.hasPrefix("epsg:") || lower.hasPrefix("ogc:") else { return text }
    return text.uppercased().filter { $0 != " " }
  }
}
