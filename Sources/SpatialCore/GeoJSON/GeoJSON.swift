#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature, or a bare geometry, which becomes one feature.
///
/// Positions go straight from the bytes of the file into arrays. Rings that are not closed or too short are kept for the
/// validity check; what has not the form of GeoJSON at all is an error that names feature, line and column.
public enum GeoJSON {
  /// - Parameter threads: how many may read the features; the result does not depend on it.
  /// - Throws: `GeoJSONError.cannotRead`, `.notJSON`, `.notGeoJSON`.
  /// - Complexity: linear; the file is mapped into memory, not copied.
  public static func read(path: String, threads: Int = 1) throws(GeoJSONError) -> GeoJSONDocument {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(file: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .cannotRead(file: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .cannotRead(file: path, reason: "it is no ordinary file") }
    let size = Int(status.st_size)
    guard size > 0 else { throw .notJSON(file: path, JSONError(line: 1, column: 1, message: "the file is empty")) }
    guard let mapping = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapping != MAP_FAILED else {
      throw .cannotRead(file: path, reason: String(cString: strerror(errno)))
    }
    defer { munmap(mapping, size) }
    return try read(
      UnsafeBufferPointer(start: UnsafePointer(mapping.assumingMemoryBound(to: UInt8.self)), count: size), file: path,
      threads: threads)
  }

  /// Reads a text that is already in memory; `file` names it in errors.
  public static func read(text: String, file: String = "text") throws(GeoJSONError) -> GeoJSONDocument {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(GeoJSONError) in try read(bytes, file: file) }
  }

  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, threads: Int = 1
  ) throws(GeoJSONError) -> GeoJSONDocument {
    if let document = GeoJSONReader.collection(bytes, file: file, threads: threads) { return document }
    var reader = GeoJSONReader(bytes, file: file)
    return try reader.document()
  }
}
