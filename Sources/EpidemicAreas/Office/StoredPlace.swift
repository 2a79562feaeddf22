import SpatialCore
import Store

/// A place as the tables keep it: shapes as well-known binary, lists of addresses sealed.
enum StoredPlace {
  private struct Unreadable: Error {}

  /// - Returns: the shape and the sealed list, one of them or none.
  static func columns(_ place: AreaPlace, row: Int, _ sealer: Sealer) -> (shape: [UInt8]?, sealed: [UInt8]?) {
    switch place {
    case .wards: (nil, nil)
    case .shape(let shape): (WKBWriter.bytes(shape), nil)
    case .addresses(let addresses): (nil, sealer.seal(bytes(addresses), table: AreaOffice.versions, row: row))
    }
  }

  /// - Parameter sealer: `nil` for who may not see addresses, and they are then left out.
  /// - Throws: `SealingError`; `EpidemicAreaError.unreadable`.
  static func place(
    kind: String, wards: [AreaWard], shape: [UInt8]?, sealed: [UInt8]?, row: Int, _ sealer: Sealer?
  ) throws -> AreaPlace {
    switch kind {
    case "wards": return .wards(wards.map(\.row))
    case "shape":
      guard let shape, let area = try? WKBReader.geometry(shape).area else { throw EpidemicAreaError.unreadable }
      return .shape(area)
    default:
      guard let sealer else { return .addresses([]) }
      guard let sealed else { throw EpidemicAreaError.unreadable }
      return .addresses(try addresses(sealer.open(sealed, table: AreaOffice.versions, row: row)))
    }
  }

  // One address after the other: the ward's row, a tab, the text, a line's end; texts have neither.
  private static func bytes(_ addresses: [AreaAddress]) -> [UInt8] {
    Array(
      addresses.map { "\($0.ward)\t\($0.text.split(whereSeparator: \.isNewline).joined(separator: " "))\n" }.joined()
        .utf8)
  }

  private static func addresses(_ bytes: [UInt8]) throws -> [AreaAddress] {
    try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, let ward = Int(parts[0]) else { throw EpidemicAreaError.unreadable }
      return AreaAddress(ward: ward, text: String(parts[1]))
    }
  }
}
