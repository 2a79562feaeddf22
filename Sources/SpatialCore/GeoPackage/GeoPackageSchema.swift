/// The tables and triggers that the standard prescribes.
///
/// Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3, annexes C and F.3.
enum GeoPackageSchema {
  static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    """

  /// Those that every file must have: undefined Cartesian, undefined geographic, and WGS 84.
  static let referenceSystems: [(name: String, id: Int, organization: String, definition: String)] = [
    ("Undefined cartesian SRS", -1, "NONE", "undefined"), ("Undefined geographic SRS", 0, "NONE", "undefined"),
    (
      "WGS 84 geodetic", 4326, "EPSG",
      """
      GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
      AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
      UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
      AUTHORITY["EPSG","4326"]]
      """
    ),
  ]

  /// What keeps the index beside the table when a program that knows geometries changes it.
  static func indexTriggers(_ layer: String) -> [String] {
    let (table, index) = (GeoPackageWriter.quoted(layer), GeoPackageWriter.quoted("rtree_\(layer)_geom"))
    func name(_ suffix: String) -> String { GeoPackageWriter.quoted("rtree_\(layer)_geom_\(suffix)") }
    let box = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"
    let present = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)"
    let absent = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
    let put = "INSERT OR REPLACE INTO \(index) VALUES (NEW.fid, \(box));"
    return [
      "CREATE TRIGGER \(name("insert")) AFTER INSERT ON \(table) WHEN (\(present)) BEGIN \(put) END",
      """
      CREATE TRIGGER \(name("update1")) AFTER UPDATE OF geom ON \(table) WHEN OLD.fid = NEW.fid AND (\(present))
      BEGIN \(put) END
      """,
      """
      CREATE TRIGGER \(name("update2")) AFTER UPDATE OF geom ON \(table) WHEN OLD.fid = NEW.fid AND \(absent)
      BEGIN DELETE FROM \(index) WHERE id = OLD.fid; END
      """,
      """
      CREATE TRIGGER \(name("update3")) AFTER UPDATE ON \(table) WHEN OLD.fid != NEW.fid AND (\(present))
      BEGIN DELETE FROM \(index) WHERE id = OLD.fid; \(put) END
      """,
      """
      CREATE TRIGGER \(name("update4")) AFTER UPDATE ON \(table) WHEN OLD.fid != NEW.fid AND \(absent)
      BEGIN DELETE FROM \(index) WHERE id IN (OLD.fid, NEW.fid); END
      """,
      """
      CREATE TRIGGER \(name("delete")) AFTER DELETE ON \(table) WHEN OLD.geom NOT NULL
      BEGIN DELETE FROM \(index) WHERE id = OLD.fid; END
      """,
    ]
  }
}
