/// A file of boundaries in whichever format it is.
enum BoundaryFile {
  /// Features as the file has them, in its own reference system.
  ///
  /// - Parameter threads: how many may read a GeoJSON file.
  /// - Throws: `BoundaryError.geoJSON`, `.geoPackage`.
  static func read(_ path: String, layer: String?, threads: Int) throws(BoundaryError) -> GeoJSONDocument {
    if GeoPackage.isSQLite(path) {
      do throws(GeoPackageError) { return try GeoPackage.read(path: path, layer: layer) } catch {
        throw .geoPackage(error)
      }
    }
    do throws(GeoJSONError) { return try GeoJSON.read(path: path, threads: threads) } catch { throw .geoJSON(error) }
  }
}
