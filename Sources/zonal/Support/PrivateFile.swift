import Foundation

/// Writes a new file that only its owner can read.
enum PrivateFile {
  /// A private file is there already: what it holds may be the only copy.
  struct Exists: Error, CustomStringConvertible {
    var path: String
    var description: String { "'\(path)' is there already and was not touched; name another file" }
  }

  /// - Throws: `Exists`; `OutputError.cannotWrite`.
  static func write(_ bytes: [UInt8], to path: String) throws {
    // Made with the right mode: there is no moment at which others could open it.
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { throw Exists(path: path) }
      throw OutputError.cannotWrite(path, String(cString: strerror(errno)))
    }
    let wrote = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) } == bytes.count
    let isOnDisk = wrote && fsync(file) == 0
    let reason = errno
    close(file)
    guard isOnDisk else {
      unlink(path)
      throw OutputError.cannotWrite(path, String(cString: strerror(reason)))
    }
  }
}
