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
