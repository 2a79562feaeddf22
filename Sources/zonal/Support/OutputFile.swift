import Foundation

/// Writes one file so that it is either complete or not there.
enum OutputFile {
  /// - Throws: `OutputError.cannotWrite`.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let staging = "\(path).zonal-\(ProcessInfo.processInfo.processIdentifier)"
    guard let stream = fopen(staging, "w") else {
      throw OutputError.cannotWrite(path, String(cString: strerror(errno)))
    }
    var failure: Int32 = 0
    if fwrite(bytes, 1, bytes.count, stream) != bytes.count { failure = errno }
    if fflush(stream) != 0 || fsync(fileno(stream)) != 0, failure == 0 { failure = errno }
    fclose(stream)
    if failure == 0, rename(staging, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(staging)
      throw OutputError.cannotWrite(path, String(cString: strerror(failure)))
    }
  }
}
