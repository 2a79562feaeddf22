#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension UnsafeMutableBufferPointer {
  /// Memory of its own pages, large ones where the system has them: a table read at random then waits for its data only and
  /// not for the page tables too. Pages that are never touched take no memory. Ended with `free`.
  static func allocateTable(capacity: Int) -> Self {
    let largePage = 2 << 20
    let size = Swift.max(capacity, 1) * MemoryLayout<Element>.stride
    var memory: UnsafeMutableRawPointer?
    precondition(posix_memalign(&memory, size >= 2 * largePage ? largePage : 64, size) == 0, "out of memory")
    #if canImport(Glibc)
      // A wish, not a need: refused on systems that have no large pages.
      if size >= 2 * largePage { _ = madvise(memory, size, MADV_HUGEPAGE) }
    #endif
    return Self(start: memory!.bindMemory(to: Element.self, capacity: capacity), count: capacity)
  }
}

/// Plain memory that grows at its end, without the checks and reference counts of an array in the innermost loop.
///
/// The owner ends it with `finish` or `deallocate`.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private var storage: UnsafeMutableBufferPointer<Element>
  private(set) var count = 0

  /// - Parameter capacity: elements that are expected at most; growing beyond copies.
  init(capacity: Int) { storage = .allocateTable(capacity: capacity) }

  @inline(__always)
  subscript(index: Int) -> Element { storage.baseAddress.unsafelyUnwrapped[index] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == storage.count { grow(to: count + 1) }
    storage.baseAddress.unsafelyUnwrapped[count] = element
    count += 1
  }

  /// Adds room for `extra` elements and returns where they begin; the pointer holds until the next growth.
  mutating func extend(by extra: Int) -> UnsafeMutablePointer<Element> {
    if count + extra > storage.count { grow(to: count + extra) }
    defer { count += extra }
    return storage.baseAddress.unsafelyUnwrapped + count
  }

  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow(to wanted: Int) {
    let larger = UnsafeMutableBufferPointer<Element>.allocateTable(capacity: max(wanted, storage.count * 2))
    larger.baseAddress!.update(from: storage.baseAddress!, count: count)
    free(storage.baseAddress)
    storage = larger
  }

  /// Gives the elements away, to be ended with `free`.
  mutating func finish() -> UnsafeMutableBufferPointer<Element> {
    defer { (storage, count) = (UnsafeMutableBufferPointer(start: nil, count: 0), 0) }
    return UnsafeMutableBufferPointer(rebasing: storage[..<count])
  }

  mutating func deallocate() {
    free(storage.baseAddress)
    (storage, count) = (UnsafeMutableBufferPointer(start: nil, count: 0), 0)
  }
}
