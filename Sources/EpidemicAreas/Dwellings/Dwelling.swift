import SpatialCore
import Store

/// Where the house of an address stands.
struct Dwelling {
  /// Keyed hash of the normalised address.
  var key: [UInt8]
  var position: Coordinate

  /// Units of a degree in which positions are kept: about a centimetre.
  static let unit = 10_000_000.0

  /// - Throws: `StoreError`.
  static func all(ofWard ward: Int, _ reading: Reading) throws -> [Dwelling] {
    try reading.all("SELECT key, longitude, latitude FROM areas_dwellings WHERE ward = ?", [SQLValue(ward)]) {
      Dwelling(
        key: $0.bytes(0),
        position: Coordinate(longitude: Double($0.int(1)) / unit, latitude: Double($0.int(2)) / unit))
    }
  }
}
