package import Quantities
import Synchronization

/// A clock that a test sets; a second goes by with every look at it.
package final class TestClock: Sendable {
  private let instant = Mutex<Int64>(1_631_000_000_000)

  package init() {}

  package var now: Instant {
    instant.withLock { milliseconds in
      milliseconds += 1000
      return Instant(milliseconds: milliseconds)
    }
  }

  package func set(_ instant: Instant) { self.instant.withLock { $0 = instant.milliseconds } }
}
