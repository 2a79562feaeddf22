#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Hands out a file in chunks of whole records, in the order of the file, to any number of threads.
///
/// A line break inside a quoted field never ends a chunk. Memory is one chunk a thread, whatever the size of the file; only a
/// record longer than a chunk makes its chunk grow, up to `longestRecord` bytes.
final class ChunkReader: Sendable {
  /// A record beyond this is taken for a quote that was never closed.
  static let longestRecord = 16 << 20

  /// Bytes behind a chunk that may be read: a line break and zeros, so that nobody who looks ahead finds anything there.
  static let padding = 64

  /// Memory of one thread that chunks are read into.
  struct Buffer: ~Copyable {
    fileprivate(set) var storage: UnsafeMutablePointer<UInt8>
    fileprivate(set) var capacity: Int

    init(capacity: Int = 128 << 10) {
      self.capacity = capacity
      storage = .allocate(capacity: capacity + ChunkReader.padding)
    }

    deinit { storage.deallocate() }

    fileprivate mutating func grow() {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + ChunkReader.padding)
      larger.update(from: storage, count: capacity)
      storage.deallocate()
      storage = larger
      capacity *= 2
    }
  }

  /// Which piece of the file now stands in the buffer.
  struct Chunk {
    /// 0 for the first chunk of the file.
    let index: Int
    let count: Int
  }

  private struct State {
    // The source is only touched under the lock.
    nonisolated(unsafe) let source: ByteSource
    var carry: [UInt8]
    var nextIndex = 0
    var atEnd = false
  }

  let path: String
  private let delimiter: UInt8
  private let state: Mutex<State>

  /// - Parameter head: bytes already read from the source that come before the rest.
  init(source: sending ByteSource, startingWith head: [UInt8], delimiter: UInt8) {
    path = source.path
    self.delimiter = delimiter
    state = Mutex(State(source: source, carry: head))
  }

  /// Reads the next chunk into the buffer; `nil` at the end of the file.
  ///
  /// - Throws: `IntakeError.cannotRead`, `.unclosedQuote`.
  func next(into buffer: inout Buffer) throws(IntakeError) -> Chunk? {
    let result: Result<Chunk?, IntakeError> = state.withLock { state in
      do throws(IntakeError) {
        return .success(try fill(&buffer, &state))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func fill(_ buffer: inout Buffer, _ state: inout State) throws(IntakeError) -> Chunk? {
    while buffer.capacity < state.carry.count { buffer.grow() }
    var count = state.carry.count
    state.carry.withUnsafeBufferPointer { if count > 0 { buffer.storage.update(from: $0.baseAddress!, count: count) } }
    while true {
      if !state.atEnd {
        let read = try state.source.read(into: buffer.storage + count, capacity: buffer.capacity - count)
        count += read
        state.atEnd = count < buffer.capacity
      }
      guard count > 0 else { return nil }
      let whole = state.atEnd ? count : Self.lengthOfWholeRecords(buffer.storage, count, delimiter)
      if whole > 0 {
        state.carry = Array(UnsafeBufferPointer(start: buffer.storage + whole, count: count - whole))
        state.nextIndex += 1
        buffer.storage[whole] = 10
        (buffer.storage + whole + 1).update(repeating: 0, count: Self.padding - 1)
        return Chunk(index: state.nextIndex - 1, count: whole)
      }
      guard buffer.capacity < Self.longestRecord else { throw .unclosedQuote(file: state.source.path, record: nil) }
      buffer.grow()
    }
  }

  /// Bytes up to and with the last line break that is not inside quotes; 0 when there is none.
  static func lengthOfWholeRecords(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ delimiter: UInt8) -> Int {
    var whole = 0
    var i = 0
    // From quote to quote: between them nothing but the last line break matters.
    while i < count {
      let quote = memchr(bytes + i, 34, count - i).map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes) } ?? count
      if let lineBreak = lastLineBreak(bytes, i, quote) { whole = lineBreak + 1 }
      guard quote < count else { break }
      i = quote + 1
      // A quote opens a field only where one begins.
      let before = quote == 0 ? 10 : bytes[quote - 1]
      guard before == delimiter || before == 10 || before == 13 else { continue }
      while true {
        guard i < count, let closing = memchr(bytes + i, 34, count - i) else { return whole }
        i = UnsafeRawPointer(closing) - UnsafeRawPointer(bytes) + 1
        // Two quotes stand for one. At the end of the bytes the second one may still follow.
        if i == count { return whole }
        guard bytes[i] == 34 else { break }
        i += 1
      }
    }
    return whole
  }

  private static func lastLineBreak(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Int? {
    var i = to
    while i > from, bytes[i - 1] != 10 { i -= 1 }
    return i > from ? i - 1 : nil
  }
}
