/// Positions by the size of what would change without them, the least first; of two of one size that with the lower index.
struct RemovalQueue {
  struct Entry {
    var size: Double
    var index: Int32
    /// What the position's stamp was: an entry of another stamp is out of date.
    var stamp: UInt32

    static func < (a: Entry, b: Entry) -> Bool { a.size != b.size ? a.size < b.size : a.index < b.index }
  }

  private var heap: [Entry] = []

  init(_ entries: [Entry]) {
    // What is sorted is a heap.
    heap = entries.sorted(by: <)
  }

  mutating func push(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child] < heap[parent] else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Entry? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return first }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < heap[parent] else { return first }
      heap.swapAt(child, parent)
      parent = child
    }
  }
}
