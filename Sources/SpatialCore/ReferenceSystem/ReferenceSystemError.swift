/// Why positions cannot be brought to WGS 84.
public enum ReferenceSystemError: Error, Hashable, Sendable {
  case unknown(String)
  case deprecated(code: String, use: String?)
  /// A system without longitude and latitude, such as one of heights.
  case unsuitable(code: String, name: String)
  /// A position that the system has no longitude and latitude for.
  case outOfDomain(position: String, system: String)
  /// All positions are small enough for degrees, and the system counts in metres.
  case degrees(position: String, system: String)
}

extension ReferenceSystemError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let text):
      "'\(Self.shortened(text))' is no reference system that PROJ knows. Name it by its EPSG code, for example EPSG:3405."
    case .deprecated(let code, let use):
      "\(Self.shortened(code)) is deprecated and is not used"
        + (Self.vietnameseTwins.contains(code) ? "; its false easting is 0 m and its false northing 500,000 m" : "")
        + (use.map {
          ". Use \($0)"
            + (Self.vietnameseTwins.contains(code)
              ? " if eastings are about 500,000 m, as VN-2000 data in Viet Nam are." : ".")
        } ?? ". Use the code that replaced it.")
    case .unsuitable(let code, let name):
      "\(Self.shortened(code)) (\(name)) has no longitude and latitude. Name a geographic or projected system, for example "
        + "EPSG:3405."
    case .outOfDomain(let position, let system):
      "the position \(position) has no longitude and latitude in \(Self.shortened(system)). Is that the right reference system?"
    case .degrees(let position, let system):
      "the position \(position) looks like degrees, and \(Self.shortened(system)) counts in metres. Is it EPSG:4326, or EPSG:4756 for "
        + "VN-2000?"
    }
  }

  /// VN-2000 zones that were registered with false easting and northing exchanged.
  private static let vietnameseTwins: Set<String> = ["EPSG:6956", "EPSG:6957", "EPSG:6958", "EPSG:6959"]

  /// Definitions in WKT are long.
  private static func shortened(_ text: String) -> String { text.count <= 120 ? text : text.prefix(120) + "…" }
}
