import Foundation
import GRDB

/// Writes a layer of areas as a GeoPackage with an index over their boxes.
///
/// The same layer gives the same bytes, if the same release of SQLite writes them.
///
/// Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3, sections 1.1.1, 1.1.2, 2.1 and F.3.
public enum GeoPackageWriter {
  /// - Parameter path: of a file that is not there yet.
  /// - Throws: `GeoPackageError.cannotWrite`.
  public static func write(_ layer: GeoPackageLayer, to path: String) throws(GeoPackageError) {
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { database in
        // "GPKG", and version 1.3.
        try database.execute(sql: "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300")
        try database.inTransaction {
          try write(layer, database)
          return .commit
        }
      }
      try queue.close()
    } catch {
      throw .cannotWrite(file: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
    }
  }

  private static func write(_ layer: GeoPackageLayer, _ database: Database) throws {
    try database.execute(sql: GeoPackageSchema.tables)
    for system in GeoPackageSchema.referenceSystems {
      try database.execute(
        sql: """
          INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [system.name, system.id, system.organization, system.id, system.definition])
    }
    let box = layer.features.reduce(into: BoundingBox.empty) { box, feature in
      if let area = feature.geometry?.area { box.extend(to: area.boundingBox) }
    }
    let isEmpty = box.isEmpty
    try database.execute(
      sql: """
        INSERT INTO gpkg_contents
          (table_name, data_type, identifier, description, last_change, min_x, min_y, max_x, max_y, srs_id)
        VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)
        """,
      arguments: [
        layer.name, layer.name, layer.description, layer.changed, isEmpty ? nil : box.minX, isEmpty ? nil : box.minY,
        isEmpty ? nil : box.maxX, isEmpty ? nil : box.maxY,
      ])
    try database.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', 4326, 0, 0)", arguments: [layer.name])
    let table = quoted(layer.name)
    let columns = layer.columns.map { ", \(quoted($0.name)) \($0.kind.rawValue)" }.joined()
    try database.execute(
      sql: "CREATE TABLE \(table) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON\(columns))")
    try writeFeatures(layer, table, database)
    try writeIndex(layer, table, database)
  }

  private static func writeFeatures(_ layer: GeoPackageLayer, _ table: String, _ database: Database) throws {
    let places = (layer.columns.map { _ in ", ?" }).joined()
    let statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (?, ?\(places))")
    for (i, feature) in layer.features.enumerated() {
      var values: [DatabaseValue] = [
        (i + 1).databaseValue, feature.geometry?.area.map { Data(blob($0)).databaseValue } ?? .null,
      ]
      for column in layer.columns { values.append(value(feature[property: column.name], column.kind)) }
      try statement.execute(arguments: StatementArguments(values))
    }
  }

  private static func value(_ value: JSONValue?, _ kind: GeoPackageLayer.Kind) -> DatabaseValue {
    switch (value, kind) {
    case (nil, _), (.null, _): .null
    case (.number(let digits), .integer): Int64(digits)?.databaseValue ?? Double(digits)?.databaseValue ?? .null
    case (.number(let digits), .real): Double(digits)?.databaseValue ?? .null
    case (.bool(let flag), .integer), (.bool(let flag), .real): flag.databaseValue
    case (.string(let text), _): text.databaseValue
    case (let value?, _): value.json.databaseValue
    }
  }

  /// The header of GeoPackage with the box, little-endian, then well-known binary.
  private static func blob(_ area: MultiPolygon) -> [UInt8] {
    // No polygon has no box and is marked empty.
    var bytes: [UInt8] = [0x47, 0x50, 0, area.polygons.isEmpty ? 0x11 : 0x03]
    func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    append(Int32(4326))
    if !area.polygons.isEmpty {
      let box = area.boundingBox
      for side in [box.minX, box.maxX, box.minY, box.maxY] { append(side.bitPattern) }
    }
    return bytes + WKBWriter.bytes(area)
  }

  private static func writeIndex(_ layer: GeoPackageLayer, _ table: String, _ database: Database) throws {
    let index = quoted("rtree_\(layer.name)_geom")
    try database.execute(sql: "CREATE VIRTUAL TABLE \(index) USING rtree(id, minx, maxx, miny, maxy)")
    let statement = try database.makeStatement(sql: "INSERT INTO \(index) VALUES (?, ?, ?, ?, ?)")
    for (i, feature) in layer.features.enumerated() {
      guard let area = feature.geometry?.area, !area.polygons.isEmpty else { continue }
      let box = area.boundingBox
      try statement.execute(arguments: [i + 1, box.minX, box.maxX, box.minY, box.maxY])
    }
    try database.execute(
      sql: """
        INSERT INTO gpkg_extensions VALUES
          (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
        """, arguments: [layer.name])
    for trigger in GeoPackageSchema.indexTriggers(layer.name) { try database.execute(sql: trigger) }
  }

  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
