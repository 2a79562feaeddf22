import Foundation

/// Row numbers for records that are not written yet: values are sealed under them on the reading thread.
///
/// The writing thread puts blocks of numbers in, each taken in a transaction that was committed; the reading thread takes them out and
/// waits for more. Everything is touched under the condition's lock only, which is why the class may be shared.
final class NumberSupply: @unchecked Sendable {
  private let condition = NSCondition()
  private var blocks: [Range<Int>] = []
  private var isClosed = false

  /// Blocks that nobody has begun.
  var waiting: Int { condition.withLock { blocks.count } }

  func put(_ block: Range<Int>) {
    condition.withLock {
      blocks.append(block)
      condition.broadcast()
    }
  }

  /// The next block; an empty one when there will be no more.
  func take() -> Range<Int> {
    condition.withLock {
      while blocks.isEmpty, !isClosed { condition.wait() }
      return blocks.isEmpty ? 0..<0 : blocks.removeFirst()
    }
  }

  /// Says that the writing thread has ended.
  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }
}
