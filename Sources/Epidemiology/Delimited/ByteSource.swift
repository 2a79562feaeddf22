#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file or standard input, read from front to back; gzip data are unpacked on the way.
///
/// Whether data are packed is told by their first two bytes, not by the name of the file, so packed standard input works too.
final class ByteSource {
  let path: String
  private let descriptor: Int32
  private var gzip: GzipStream?
  /// Bytes as they stand in the file that were read and not handed out yet.
  private var ahead = [UInt8](repeating: 0, count: aheadSize)
  private var waiting = 0..<0
  private static let aheadSize = 128 << 10

  /// - Parameter path: `-` is standard input.
  /// - Throws: `IntakeError.cannotRead`.
  init(path: String) throws(IntakeError) {
    self.path = path
    if path == "-" {
      descriptor = 0
    } else {
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .cannotRead(file: path, reason: String(cString: strerror(errno))) }
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .cannotRead(file: path, reason: "it is a folder")
    }
    // Two bytes tell; a pipe may hand over one at a time.
    while waiting.count < 2 {
      let start = waiting.count
      let count = try ahead.withUnsafeMutableBufferPointer { buffer throws(IntakeError) in
        try readOnce(buffer.baseAddress! + start, Self.aheadSize - start)
      }
      if count == 0 { break }
      waiting = 0..<start + count
    }
    if ahead[waiting].starts(with: GzipStream.magic) { gzip = GzipStream() }
  }

  /// Bytes that are in memory already, taken as they are: what comes over a network is not unpacked, so that a small body stays small.
  init(bytes: [UInt8], name: String) {
    path = name
    descriptor = -1
    ahead = bytes
    waiting = bytes.indices
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Fills as much of the buffer as the file still has; the number of bytes read, 0 at the end.
  ///
  /// - Throws: `IntakeError.cannotRead`, for damaged gzip data too.
  func read(into buffer: UnsafeMutablePointer<UInt8>, capacity: Int) throws(IntakeError) -> Int {
    if let gzip { return try unpack(gzip, buffer, capacity) }
    var total = min(waiting.count, capacity)
    ahead.withUnsafeBufferPointer { buffer.update(from: $0.baseAddress! + waiting.lowerBound, count: total) }
    waiting = waiting.lowerBound + total..<waiting.upperBound
    while total < capacity {
      let count = try readOnce(buffer + total, capacity - total)
      if count == 0 { break }
      total += count
    }
    return total
  }

  private func unpack(
    _ gzip: GzipStream, _ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int
  ) throws(IntakeError) -> Int {
    var total = 0
    while total < capacity {
      if waiting.isEmpty {
        let count = try ahead.withUnsafeMutableBufferPointer { buffer throws(IntakeError) in
          try readOnce(buffer.baseAddress!, Self.aheadSize)
        }
        if count == 0 {
          guard gzip.isBetweenMembers else {
            throw .cannotRead(file: path, reason: "its gzip data end too early; the file was cut off")
          }
          break
        }
        waiting = 0..<count
      }
      let room = UnsafeMutableBufferPointer(start: buffer + total, count: capacity - total)
      let step = ahead.withUnsafeBufferPointer { gzip.unpack(UnsafeBufferPointer(rebasing: $0[waiting]), into: room) }
      guard let step else { throw .cannotRead(file: path, reason: "its gzip data are damaged") }
      waiting = waiting.lowerBound + step.used..<waiting.upperBound
      total += step.made
    }
    return total
  }

  private func readOnce(_ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) throws(IntakeError) -> Int {
    guard descriptor >= 0 else { return 0 }
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer, capacity)
      #else
        let count = Darwin.read(descriptor, buffer, capacity)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else { throw .cannotRead(file: path, reason: String(cString: strerror(errno))) }
    }
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
