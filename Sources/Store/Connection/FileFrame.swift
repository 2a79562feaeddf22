import Foundation

/// What the first bytes of a database file say, read before any engine touches it.
///
/// Source: SQLite database file format, section 1.3: header string at 0, application id at 68.
enum FileFrame {
  /// "ZONL": whose file it is.
  static let application: UInt32 = 0x5A4F_4E4C

  /// - Throws: `StoreError.missing`, `.foreign`, `.other`.
  static func check(_ path: String) throws(StoreError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    guard let file = fopen(path, "r") else { throw .other(path: path, message: String(cString: strerror(errno))) }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 100)
    let count = fread(&head, 1, 100, file)
    guard count == 100, head[..<16].elementsEqual("SQLite format 3\0".utf8) else { throw .foreign(path: path) }
    let application = head[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard application == Self.application else { throw .foreign(path: path) }
  }

  /// Whether somebody wrote to the file and did not end as one should, or is at work now.
  static func hasJournal(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    return (attributes?[.size] as? Int ?? 0) > 0
  }

  /// Whether a process has the file open, this one or another.
  ///
  /// Each connection holds a lock on byte 128 of the journal's index for as long as it is there (SQLite WAL-mode file format,
  /// section 2.3.2). The system's list of locks is read, since whoever opens and closes the index itself would take the locks of its
  /// own process from it. False where the system has no such list, or does not show other people's processes.
  static func isInUse(_ path: String) -> Bool {
    var status = stat()
    guard stat(path + "-shm", &status) == 0, let locks = FileManager.default.contents(atPath: "/proc/locks") else {
      return false
    }
    return String(decoding: locks, as: UTF8.self).split(separator: "\n").contains { line in
      let fields = line.split(separator: " ")
      return fields.count >= 8 && fields[5].hasSuffix(":\(status.st_ino)") && fields[6] == "128" && fields[7] == "128"
    }
  }

  /// Brings a file to the disk.
  static func synchronize(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .other(path: path, message: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .other(path: path, message: String(cString: strerror(errno))) }
  }
}
