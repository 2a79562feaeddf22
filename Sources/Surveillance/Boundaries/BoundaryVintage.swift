public import Quantities
public import SpatialCore
public import Store
import Zones

/// The wards of one vintage as the database has them.
public struct BoundaryVintage: Sendable {
  /// The vintage's own number.
  public let number: Int
  /// The name that it was given; `nil` for none, and maps then name it by its digest.
  public let name: String?
  /// First and last day on which its codes are used; `nil` for open.
  public let from: Day?
  public let through: Day?
  /// SHA-256 of codes, names and positions, in hexadecimal.
  public let digest: String
  /// In the order of their codes.
  public let wards: [Ward]
  /// Row of the first ward in `store_wards`; the others follow in their order.
  let firstRow: Int

  /// The row of a ward; 0 for no ward.
  public func row(_ ward: Int?) -> Int { ward.map { firstRow + $0 } ?? 0 }

  /// The number of a ward by its row in `store_wards`; `nil` for a row of no ward, or of another vintage.
  public func ward(row: Int) -> Int? {
    let ward = row - firstRow
    return wards.indices.contains(ward) ? ward : nil
  }

  private static let unnamed = "sha256:"

  // MARK: In the database

  /// Keeps the wards of a vintage; those that are there already, under the same name, are not kept twice.
  ///
  /// - Parameters:
  ///   - wards: in the order of their codes, as a `BoundarySet` has them.
  ///   - from: first day on which the codes are used; `nil` for always.
  /// - Throws: `AccessError.refused`; `SurveillanceError.vintageNameTaken`; `StoreError`.
  public static func keep(
    _ wards: [Ward], name: String?, from: Day?, through: Day?, by access: Access, _ writing: Writing
  ) throws -> BoundaryVintage {
    try access.require(.importBoundaries, subject: "boundaries")
    let digest = ZoneMap.digest(ofBoundaries: wards)
    let stored = name ?? unnamed + digest
    let existing = try writing.first("SELECT id, digest FROM store_vintages WHERE name = ?", [.text(stored)]) {
      ($0.int(0), $0.text(1))
    }
    if let (number, before) = existing {
      guard before == digest else { throw SurveillanceError.vintageNameTaken(stored) }
      return try load(number, writing)
    }
    let number = try writing.nextNumber(of: "store_vintages")
    try writing.run(
      "INSERT INTO store_vintages (id, name, first_day, last_day, digest, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(number), .text(stored), SQLValue(from.map { Int($0.number) }),
        SQLValue(through.map { Int($0.number) }),
        .text(digest), .integer(writing.instant.milliseconds),
      ])
    let first = try writing.nextNumber(of: "store_wards", count: wards.count)
    for (place, ward) in wards.enumerated() {
      try writing.run(
        """
        INSERT INTO store_wards (id, vintage, place, code, name, district, district_code, area)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(first + place), SQLValue(number), SQLValue(place), .text(ward.code), .text(ward.name),
          SQLValue(ward.district), SQLValue(ward.districtCode), .bytes(WKBWriter.bytes(ward.area)),
        ])
    }
    writing.record(
      access.act(
        "boundaries.import", subject: "vintage \(number)",
        facts: ["name": stored, "digest": digest, "wards": String(wards.count)]))
    return try load(number, writing)
  }

  /// - Throws: `SurveillanceError.noVintage`; `StoreError`.
  public static func load(_ number: Int, _ reading: Reading) throws -> BoundaryVintage {
    let head = try reading.first(
      "SELECT name, first_day, last_day, digest FROM store_vintages WHERE id = ?", [SQLValue(number)]
    ) { row in
      (
        name: row.text(0), from: row.optionalInt(1).map { Day(number: Int32($0)) },
        through: row.optionalInt(2).map { Day(number: Int32($0)) }, digest: row.text(3)
      )
    }
    guard let head else { throw SurveillanceError.noVintage }
    var firstRow = 0
    let wards = try reading.all(
      "SELECT id, code, name, district, district_code, area FROM store_wards WHERE vintage = ? ORDER BY place",
      [SQLValue(number)]
    ) { row in
      if firstRow == 0 { firstRow = row.int(0) }
      guard let area = try WKBReader.geometry(row.bytes(5)).area else { throw SurveillanceError.noVintage }
      return Ward(
        code: row.text(1), name: row.text(2), district: row.optionalText(3), districtCode: row.optionalText(4),
        area: area)
    }
    return BoundaryVintage(
      number: number, name: head.name.hasPrefix(unnamed) ? nil : head.name, from: head.from, through: head.through,
      digest: head.digest, wards: wards, firstRow: firstRow)
  }

  /// The numbers of all vintages, in the order in which they came.
  ///
  /// - Throws: `StoreError`.
  public static func numbers(_ reading: Reading) throws -> [Int] {
    try reading.all("SELECT id FROM store_vintages ORDER BY id") { $0.int(0) }
  }

  /// The vintage of a name, or the one that was kept last.
  ///
  /// - Throws: `SurveillanceError.unknownVintage`, `.noVintage`; `StoreError`.
  public static func load(named name: String?, _ reading: Reading) throws -> BoundaryVintage {
    if let name {
      let number = try reading.first("SELECT id FROM store_vintages WHERE name = ?", [.text(name)]) { $0.int(0) }
      if let number { return try load(number, reading) }
      let known = try reading.all("SELECT name FROM store_vintages ORDER BY id") { $0.text(0) }
      throw SurveillanceError.unknownVintage(name, known: known.filter { !$0.hasPrefix(unnamed) })
    }
    let last = try reading.first("SELECT max(id) FROM store_vintages") { $0.optionalInt(0) }.flatMap { $0 }
    guard let last else { throw SurveillanceError.noVintage }
    return try load(last, reading)
  }
}
