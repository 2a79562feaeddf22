// With the whole module compiled at once, the compiler takes the structure `stat` for one of this module.
import CoreFoundation
import Foundation

/// Keeps other appends away from a tally until this one has replaced it; they wait for their turn.
final class TallyLock {
  private var descriptor: Int32 = -1

  /// - Throws: `TallyInputError.cannotLock`.
  init(_ path: String) throws {
    while true {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw TallyInputError.cannotLock(path, String(cString: strerror(errno))) }
      var result = flock(descriptor, LOCK_EX)
      while result != 0, errno == EINTR { result = flock(descriptor, LOCK_EX) }
      // A file system that knows no locks has no other process to keep away.
      var held = stat()
      var named = stat()
      guard fstat(descriptor, &held) == 0, stat(path, &named) == 0 else {
        let reason = String(cString: strerror(errno))
        release()
        throw TallyInputError.cannotLock(path, reason)
      }
      if held.st_mode & S_IFMT == S_IFDIR {
        release()
        throw TallyInputError.cannotLock(path, "it is a folder")
      }
      // Whoever held the lock before has put another file in its place.
      if held.st_ino == named.st_ino, held.st_dev == named.st_dev { return }
      release()
    }
  }

  deinit { release() }

  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
