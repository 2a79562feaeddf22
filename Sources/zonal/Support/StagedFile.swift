// With the whole module compiled at once, the compiler takes the structure `stat` for one of this module.
import CoreFoundation
import Foundation

/// A file that is written beside its final place and moved there when it is complete; what was there stays until then.
final class StagedFile {
  /// Where to write.
  let staging: String
  private let path: String
  private var committed = false

  /// - Throws: `OutputError.cannotWrite` when nothing can be written there.
  init(_ path: String) throws {
    // A link stays a link: the file that it names is replaced.
    self.path = Self.target(of: path)
    staging = "\(self.path).zonal-\(ProcessInfo.processInfo.processIdentifier)"
    guard let stream = fopen(staging, "w") else {
      throw OutputError.cannotWrite(path, String(cString: strerror(errno)))
    }
    var earlier = stat()
    if stat(self.path, &earlier) == 0 {
      if earlier.st_mode & S_IFMT == S_IFDIR {
        fclose(stream)
        unlink(staging)
        throw OutputError.cannotWrite(path, "it is a folder")
      }
      fchmod(fileno(stream), earlier.st_mode & 0o777)
    }
    fclose(stream)
  }

  deinit { if !committed { unlink(staging) } }

  /// Writes the file in pieces and waits until they are on the disk.
  ///
  /// - Throws: `OutputError.cannotWrite`.
  func write(_ body: (_ put: ([UInt8]) throws -> Void) throws -> Void) throws {
    guard let stream = fopen(staging, "w") else { throw failure(errno) }
    do {
      try body { bytes in
        if fwrite(bytes, 1, bytes.count, stream) != bytes.count { throw failure(errno) }
      }
    } catch {
      fclose(stream)
      throw error
    }
    let flushed = fflush(stream) == 0 && fsync(fileno(stream)) == 0
    let reason = errno
    let closed = fclose(stream) == 0
    guard flushed, closed else { throw failure(flushed ? errno : reason) }
  }

  /// Moves the file to its place.
  ///
  /// - Throws: `OutputError.cannotWrite`.
  func commit() throws {
    guard rename(staging, path) == 0 else { throw failure(errno) }
    committed = true
    // The new name must be on the disk too before anybody relies on it.
    let folder = open(path.contains("/") ? (path as NSString).deletingLastPathComponent + "/" : ".", O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  private func failure(_ reason: Int32) -> OutputError { .cannotWrite(path, String(cString: strerror(reason))) }

  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
