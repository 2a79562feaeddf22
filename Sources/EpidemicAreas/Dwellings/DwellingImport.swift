public import Epidemiology
import Quantities
import SpatialCore
public import Store
public import Surveillance

/// Takes a file of houses: where each address stands, so that people of parts of wards can be located.
///
/// Columns `ward_code`, `address`, `longitude` and `latitude`. A row again is no second house: the last position holds. The position must
/// lie in the ward, or the row is refused; rows in = houses + rows said again + findings.
public struct DwellingImport: Sendable {
  /// What became of the rows.
  public struct Counts: Hashable, Sendable {
    public var rows = 0
    public var added = 0
    /// Known already, at the same or another position.
    public var said = 0
    public var refused = 0
  }

  private let file: DatabaseFile
  private let hashes: AreaHashes
  private let vintage: BoundaryVintage
  private let source: String

  /// - Parameter source: who says where the houses stand.
  public init(_ file: DatabaseFile, sealer: Sealer, _ vintage: BoundaryVintage, source: String) {
    self.file = file
    hashes = AreaHashes(sealer)
    self.vintage = vintage
    self.source = source
  }

  /// Takes all rows in one transaction.
  ///
  /// - Parameter findings: is told of each row that is refused; it never repeats an address.
  /// - Throws: `AccessError.refused` without the right to import people; `IntakeError`; `StoreError`.
  public func run(_ path: String, by access: Access, findings: (Finding) throws -> Void) throws -> Counts {
    let rows = try DelimitedFile(path: path)
    let places = try DwellingColumn.places(in: rows)
    let wards = Dictionary(
      uniqueKeysWithValues: vintage.wards.enumerated().map { ($0.element.code, $0.offset) })
    let locator = WardLocator(areas: vintage.wards.map(\.area))
    return try file.write { writing in
      try access.require(.importCitizens, subject: "dwellings")
      var counts = Counts()
      try rows.forEachRow { record in
        counts.rows += 1
        func refuse(_ code: Finding.Code, _ column: DwellingColumn?, _ message: String) throws -> Bool {
          counts.refused += 1
          try findings(
            Finding(
              severity: .rejected, code: code, file: rows.name, row: record.row, column: column?.rawValue ?? "",
              message: message))
          return true
        }
        func field(_ column: DwellingColumn) -> String { places[column].map { record.fields[$0].trimmed.text } ?? "" }
        guard record.fieldCount == rows.header.count else {
          return try refuse(
            .fieldCount, nil, "the row has \(record.fieldCount) fields and the header \(rows.header.count)")
        }
        guard let ward = wards[field(.ward)] else {
          return try refuse(.unknownWardCode, .ward, "no ward of the map has this code")
        }
        let address = AddressText.normalised(field(.address))
        guard !address.isEmpty else {
          return try refuse(.invalidText, .address, "the address has neither letters nor numbers")
        }
        guard let x = Double(field(.longitude)), let y = Double(field(.latitude)), x.isFinite, y.isFinite else {
          return try refuse(.invalidCoordinate, .longitude, "longitude and latitude are decimal degrees")
        }
        let position = Coordinate(longitude: x, latitude: y)
        guard locator.wards(covering: position).contains(ward) else {
          return try refuse(.outsideEveryWard, .longitude, "the position does not lie in the ward of the row")
        }
        let isNew = try keep(hashes.key(ofAddress: address), vintage.row(ward), position, writing)
        if isNew { counts.added += 1 } else { counts.said += 1 }
        return true
      }
      writing.record(
        access.act(
          "area.dwellings", subject: "dwellings",
          facts: [
            "source": source, "rows": String(counts.rows), "added": String(counts.added), "said": String(counts.said),
            "refused": String(counts.refused),
          ]))
      return counts
    }
  }

  private func keep(_ key: [UInt8], _ ward: Int, _ position: Coordinate, _ writing: Writing) throws -> Bool {
    let x = SQLValue(Int((position.x * Dwelling.unit).rounded()))
    let y = SQLValue(Int((position.y * Dwelling.unit).rounded()))
    let known = try writing.first(
      "SELECT id FROM areas_dwellings WHERE ward = ? AND key = ?", [SQLValue(ward), .bytes(key)]
    ) { $0.int(0) }
    if let known {
      try writing.run(
        "UPDATE areas_dwellings SET longitude = ?, latitude = ?, source = ?, recorded_at = ? WHERE id = ?",
        [x, y, .text(source), .integer(writing.instant.milliseconds), SQLValue(known)])
      return false
    }
    try writing.run(
      """
      INSERT INTO areas_dwellings (id, ward, key, longitude, latitude, source, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(try writing.nextNumber(of: "areas_dwellings")), SQLValue(ward), .bytes(key), x, y, .text(source),
        .integer(writing.instant.milliseconds),
      ])
    return true
  }
}
