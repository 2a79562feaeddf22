#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file or standard input, read from front to back.
final class ByteSource {
  let path: String
  private let descriptor: Int32

  /// - Parameter path: `-` is standard input.
  /// - Throws: `IntakeError.cannotRead`.
  init(path: String) throws(IntakeError) {
    self.path = path
    guard path != "-" else {
      descriptor = 0
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(file: path, reason: String(cString: strerror(errno))) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .cannotRead(file: path, reason: "it is a folder")
    }
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Fills as much of the buffer as the file still has; the number of bytes read, 0 at the end.
  ///
  /// - Throws: `IntakeError.cannotRead`.
  func read(into buffer: UnsafeMutablePointer<UInt8>, capacity: Int) throws(IntakeError) -> Int {
    var total = 0
    while total < capacity {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer + total, capacity - total)
      #else
        let count = Darwin.read(descriptor, buffer + total, capacity - total)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        throw .cannotRead(file: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      total += count
    }
    return total
  }

  /// The next bytes, at most `size`; empty at the end.
  ///
  /// - Throws: `IntakeError.cannotRead`.
  func readBlock(of size: Int) throws(IntakeError) -> [UInt8] {
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    defer { block.deallocate() }
    return Array(UnsafeBufferPointer(start: block, count: try read(into: block, capacity: size)))
  }
}
