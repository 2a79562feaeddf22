import Synchronization

/// A row of numbers that any thread may add to without waiting for another.
final class Counters: @unchecked Sendable {
  // Atomics are not copied, so no array can hold them.
  private let values: UnsafeMutableBufferPointer<Atomic<UInt64>>

  init(_ count: Int) {
    values = .allocate(capacity: count)
    for i in 0..<count { values.initializeElement(at: i, to: Atomic(0)) }
  }

  deinit {
    values.deinitialize()
    values.deallocate()
  }

  func add(_ amount: UInt64 = 1, at place: Int) { values[place].wrappingAdd(amount, ordering: .relaxed) }

  func subtract(_ amount: UInt64 = 1, at place: Int) { values[place].wrappingSubtract(amount, ordering: .relaxed) }

  /// Keeps the larger of what is there and what is given.
  func raise(to value: UInt64, at place: Int) { values[place].max(value, ordering: .relaxed) }

  subscript(_ place: Int) -> UInt64 { values[place].load(ordering: .relaxed) }

  var all: [UInt64] { values.indices.map { self[$0] } }
}
