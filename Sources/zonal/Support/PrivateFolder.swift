import Foundation

/// A new folder that only its owner can open.
struct PrivateFolder {
  private let path: String

  /// - Throws: `OutputError.cannotCreate` when there is something of that name, or it cannot be made.
  init(_ path: String) throws {
    self.path = path
    guard mkdir(path, 0o700) == 0 else { throw OutputError.cannotCreate(path, String(cString: strerror(errno))) }
  }

  /// Takes it away again while nothing is in it.
  func remove() { rmdir(path) }
}
