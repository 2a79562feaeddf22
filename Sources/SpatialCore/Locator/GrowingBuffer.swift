#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension UnsafeMutableBufferPointer {
  /// Memory of its own pages, large ones where the system has them: a table read at random then waits for its data only and
  /// not for the page tables too. Ended with `deallocate`.
  static func allocateTable(capacity: Int) -> Self {
    let largePage = 2 << 20
    let size = Swift.max(capacity, 1) * MemoryLayout<Element>.stride
    guard size >= 2 * largePage else { return .allocate(capacity: capacity) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: largePage)
    #if canImport(Glibc)
      // A wish, not a need: refused on systems that have no large pages.
      _ = madvise(memory, size, MADV_HUGEPAGE)
    #endif
    return Self(start: memory.bindMemory(to: Element.self, capacity: capacity), count: capacity)
  }
}

/// Plain memory that grows at its end, without the checks and reference counts of an array in the innermost loop.
///
/// The owner ends it with `finish` or `deallocate`.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private var storage: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1024) {
    self.capacity = capacity
    storage = .allocate(capacity: capacity)
  }

  @inline(__always)
  subscript(index: Int) -> Element { storage[index] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { reserve(count + 1) }
    storage[count] = element
    count += 1
  }

  /// Adds room for `extra` elements and returns where they begin; the pointer holds until the next growth.
  mutating func extend(by extra: Int) -> UnsafeMutablePointer<Element> {
    reserve(count + extra)
    let start = storage + count
    count += extra
    return start
  }

  private mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, capacity + capacity / 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: storage, count: count)
    storage.deallocate()
    storage = larger
  }

  /// Gives the elements away in memory of exactly their size (one element at least).
  mutating func finish() -> UnsafeMutableBufferPointer<Element> {
    let result = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    if count > 0 { result.baseAddress!.update(from: storage, count: count) }
    deallocate()
    return result
  }

  mutating func deallocate() {
    storage.deallocate()
    count = 0
    capacity = 0
  }
}
