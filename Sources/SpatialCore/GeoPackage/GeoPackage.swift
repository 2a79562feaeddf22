#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Foundation
import GRDB

/// Reads a layer of features from a GeoPackage, which is an SQLite file with geometries as well-known binary.
///
/// Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3, sections 1.1.2, 2.1.3 and 2.1.5.
public enum GeoPackage {
  /// Whether the file begins as an SQLite file does; a file that cannot be read does not.
  public static func isSQLite(_ path: String) -> Bool {
    guard let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 16)
    return fread(&head, 1, 16, file) == 16 && head == Array("SQLite format 3\0".utf8)
  }

  /// Reads the named layer, or the only one that holds areas.
  ///
  /// Positions stay in the layer's reference system, whose definition is the document's `referenceSystemName`: authority and code
  /// when PROJ knows them, otherwise the WKT that the file has; `nil` when the file leaves it undefined. Columns become
  /// properties: numbers exactly, `null` for NULL and for bytes. A layer may be a table or a view.
  ///
  /// The file is opened for reading only and nothing is written beside it, so a read-only folder will do. Only while another
  /// program has the file open with changes that are still in its journal (`-wal`), SQLite's own locking is used.
  ///
  /// - Throws: `GeoPackageError.cannotRead` for a file that is not there, is no SQLite file or is cut off; `.notGeoPackage`;
  ///   `.noLayer` when there is no layer of areas, more than one, or not the wanted one; `.badGeometry`.
  public static func read(path: String, layer: String? = nil) throws(GeoPackageError) -> GeoJSONDocument {
    var configuration = Configuration()
    configuration.readonly = true
    // Views of a file from outside may read its tables and call nothing that acts.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    let result: Result<GeoJSONDocument, GeoPackageError>
    do {
      // An immutable file needs no lock and no journal; but SQLite would overlook a journal that is there.
      let uri = "file:" + escaped(path) + (hasJournal(path) ? "?mode=ro" : "?immutable=1")
      let queue = try DatabaseQueue(path: uri, configuration: configuration)
      result = try queue.read { database in
        do throws(GeoPackageError) {
          return .success(try read(database, path: path, wanted: layer))
        } catch { return .failure(error) }
      }
    } catch let error as DatabaseError {
      throw .cannotRead(file: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
    } catch {
      throw .cannotRead(file: path, reason: "\(error)")
    }
    return try result.get()
  }

  /// Whether another program has left changes beside the file.
  private static func hasJournal(_ path: String) -> Bool {
    guard let file = fopen(path + "-wal", "r") else { return false }
    defer { fclose(file) }
    return fgetc(file) != EOF
  }

  private static func escaped(_ path: String) -> String {
    path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
  }

  private static func rows(
    _ database: Database, _ path: String, _ sql: String, _ arguments: StatementArguments = []
  ) throws(GeoPackageError) -> [Row] {
    do { return try Row.fetchAll(database, sql: sql, arguments: arguments) } catch {
      throw .notGeoPackage(file: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
    }
  }

  private static func read(
    _ database: Database, path: String, wanted: String?
  ) throws(GeoPackageError) -> GeoJSONDocument {
    let found = try rows(
      database, path,
      """
      SELECT g.table_name, g.column_name, g.geometry_type_name, s.organization, s.organization_coordsys_id, s.definition
      FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.table_name
      """)
    let layers = found.filter { row in
      let type = ((row[2] as String?) ?? "").uppercased()
      return ["POLYGON", "MULTIPOLYGON", "GEOMETRY", "GEOMETRYCOLLECTION", "SURFACE", "MULTISURFACE"].contains(type)
    }
    let names = layers.map { ($0[0] as String?) ?? "" }
    let chosen = wanted.map { name in layers.filter { $0[0] == name } } ?? layers
    guard chosen.count == 1, let row = chosen.first, let table: String = row[0], let column: String = row[1] else {
      throw .noLayer(file: path, wanted: wanted, layers: names)
    }
    var document = GeoJSONDocument(features: [])
    document.referenceSystemName = referenceSystemName(organization: row[3], code: row[4], definition: row[5])
    let isTable = try rows(
      database, path, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)", [table])
    // A view has no row numbers.
    let order = isTable.isEmpty ? "" : " ORDER BY rowid"
    let features = try rows(database, path, "SELECT * FROM \(quoted(table))\(order)")
    for (index, row) in features.enumerated() {
      var feature = Feature()
      for (name, value) in row {
        if name == column {
          guard let data = Data.fromDatabaseValue(value) else { continue }
          feature.geometry = try geometry([UInt8](data), path: path, layer: table, row: index + 1)
        } else {
          feature.properties.append(JSONMember(name, property(value)))
        }
      }
      document.features.append(feature)
    }
    return document
  }

  /// The authority's code where PROJ has it, for it is shorter and says when a system is deprecated; the definition for codes that
  /// only the file's maker knows.
  private static func referenceSystemName(organization: String?, code: Int?, definition: String?) -> String? {
    let organization = organization?.uppercased() ?? "NONE"
    let definition = definition.flatMap { $0.isEmpty || $0.lowercased() == "undefined" ? nil : $0 }
    guard let code, code > 0, organization != "NONE" else { return definition }
    let name = "\(organization):\(code)"
    guard let definition else { return name }
    do throws(ReferenceSystemError) { _ = try ReferenceSystem(name) } catch {
      if case .unknown = error { return definition }
    }
    return name
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  private static func property(_ value: DatabaseValue) -> JSONValue {
    switch value.storage {
    case .null, .blob: .null
    case .int64(let number): .number(String(number))
    case .double(let number): number.isFinite ? .number("\(number)") : .null
    case .string(let text): .string(text)
    }
  }

  /// The geometry behind the header that GeoPackage puts before the well-known binary; `nil` when it is marked empty.
  private static func geometry(
    _ bytes: [UInt8], path: String, layer: String, row: Int
  ) throws(GeoPackageError) -> Geometry? {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50 else {
      throw .badGeometry(file: path, layer: layer, row: row, reason: "it does not begin with 'GP'")
    }
    let envelopes = [0, 32, 48, 48, 64]
    let kind = Int(bytes[3] >> 1 & 7)
    guard kind < envelopes.count, bytes.count >= 8 + envelopes[kind] else {
      throw .badGeometry(file: path, layer: layer, row: row, reason: "its header is cut off")
    }
    if bytes[3] & 0x10 != 0 { return nil }
    guard bytes[3] & 0x20 == 0 else {
      throw .badGeometry(file: path, layer: layer, row: row, reason: "it is of a kind that an extension defines")
    }
    do throws(WKBError) { return try WKBReader.geometry(bytes[(8 + envelopes[kind])...]) } catch {
      throw .badGeometry(file: path, layer: layer, row: row, reason: "\(error)")
    }
  }
}
