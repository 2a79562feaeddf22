import Foundation

/// Hands values from the thread that makes them to the one that uses them, one in the making and one in use, so that memory is
/// bounded.
///
/// Everything is touched under the condition's lock only, which is why the class may be shared.
package final class Handover<Value: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var waiting: Value?
  private var end: Result<Void, any Error>?
  private var isAbandoned = false

  package init() {}

  /// Waits until the value is taken: the next one is made while this one is used.
  ///
  /// - Returns: whether anybody still wants values.
  package func give(_ value: Value) -> Bool {
    condition.withLock {
      waiting = value
      condition.broadcast()
      while waiting != nil, !isAbandoned { condition.wait() }
      return !isAbandoned
    }
  }

  /// Says that nothing more comes, and why.
  package func end(_ result: Result<Void, any Error>) {
    condition.withLock {
      end = result
      condition.broadcast()
    }
  }

  /// Waits for the next value; `nil` after the last one.
  ///
  /// - Throws: what the maker ended with, after the values it made before.
  package func take() throws -> Value? {
    try condition.withLock {
      while waiting == nil, end == nil { condition.wait() }
      guard let value = waiting else {
        try end?.get()
        return nil
      }
      waiting = nil
      condition.broadcast()
      return value
    }
  }

  /// Says that no more values are wanted, and waits until the maker has ended.
  package func abandon() {
    condition.withLock {
      isAbandoned = true
      condition.broadcast()
      while end == nil { condition.wait() }
    }
  }
}
