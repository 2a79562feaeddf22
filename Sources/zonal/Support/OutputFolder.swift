import Foundation

/// Writes files beside their final place and moves them there together when all are complete.
///
/// A run that fails, also on a full disk, leaves the folder as it was.
final class OutputFolder {
  let path: String
  private let staging: String
  private var names: [String] = []
  /// Those that `write` wrote, which must be on the disk before any takes its place.
  private var written: [String] = []
  private var committed = false
  private let created: Bool

  /// - Throws: `OutputError.cannotCreate`.
  init(_ path: String) throws {
    self.path = path
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    let exists = manager.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, !isFolder.boolValue { throw OutputError.cannotCreate(path, "there is a file of that name") }
    created = !exists
    staging = "\(path)/.zonal-\(ProcessInfo.processInfo.processIdentifier)"
    if let reason = Self.makeFolders(staging) { throw OutputError.cannotCreate(path, reason) }
  }

  /// Makes a folder and those above it; the system's reason when one cannot be made.
  private static func makeFolders(_ path: String) -> String? {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
      if mkdir(prefix, 0o777) != 0, errno != EEXIST { return String(cString: strerror(errno)) }
    }
    return access(path, W_OK) == 0 ? nil : String(cString: strerror(errno))
  }

  deinit {
    guard !committed else { return }
    try? FileManager.default.removeItem(atPath: staging)
    if created { rmdir(path) }
  }

  /// Where a file is to be written before `commit`.
  func stagedPath(_ name: String) -> String {
    if !names.contains(name) { names.append(name) }
    return "\(staging)/\(name)"
  }

  /// Writes a file in pieces.
  ///
  /// - Throws: `OutputError.cannotWrite`.
  func write(_ name: String, _ body: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws {
    let file = stagedPath(name)
    written.append(name)
    guard let stream = fopen(file, "w") else {
      throw OutputError.cannotWrite("\(path)/\(name)", String(cString: strerror(errno)))
    }
    var failure: Int32 = 0
    func put(_ bytes: [UInt8]) throws {
      guard bytes.isEmpty || fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
        throw OutputError.cannotWrite("\(path)/\(name)", String(cString: strerror(errno)))
      }
    }
    do { try body(put) } catch {
      fclose(stream)
      throw error
    }
    if fflush(stream) != 0 { failure = errno }
    #if canImport(Glibc)
      // The disk begins to write while the next file is made; `commit` waits for it.
      posix_fadvise(fileno(stream), 0, 0, POSIX_FADV_DONTNEED)
    #endif
    if fclose(stream) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw OutputError.cannotWrite("\(path)/\(name)", String(cString: strerror(failure))) }
  }

  /// Waits until a file is on the disk; the system's reason when it cannot be put there.
  private static func settle(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? nil : String(cString: strerror(errno))
  }

  /// Moves all files to their place when all of them are on the disk.
  ///
  /// - Throws: `OutputError.cannotWrite`.
  func commit() throws {
    for name in written {
      if let reason = Self.settle("\(staging)/\(name)") { throw OutputError.cannotWrite("\(path)/\(name)", reason) }
    }
    for name in names {
      guard rename("\(staging)/\(name)", "\(path)/\(name)") == 0 else {
        throw OutputError.cannotWrite("\(path)/\(name)", String(cString: strerror(errno)))
      }
    }
    committed = true
    try? FileManager.default.removeItem(atPath: staging)
  }
}
