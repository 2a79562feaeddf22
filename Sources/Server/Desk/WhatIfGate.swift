import HTTPTypes
import Synchronization

/// Lets each officer compute one thing at a time, and few of them at once.
final class WhatIfGate: Sendable {
  private let busy = Mutex<Set<String>>([])
  private let most: Int

  init(most: Int = 2) { self.most = most }

  /// Takes a place for an officer.
  ///
  /// - Throws: `Problem` with 429 when the officer has one, 503 when all are taken.
  func enter(_ officer: String) throws(Problem) {
    let refusal = busy.withLock { busy -> Problem? in
      if busy.contains(officer) {
        return Problem(
          .tooManyRequests, "One at a time",
          "your question before is still being worked on; ask again when it is answered",
          headers: [.retryAfter: "5"])
      }
      if busy.count >= most {
        return Problem(
          .serviceUnavailable, "Busy", "others are computing; ask again in a moment", headers: [.retryAfter: "10"])
      }
      busy.insert(officer)
      return nil
    }
    if let refusal { throw refusal }
  }

  func leave(_ officer: String) { busy.withLock { _ = $0.remove(officer) } }
}
