import Synchronization

/// Wakes those who listen for new revisions.
final class PublicationFeed: Sendable {
  enum Event: Sendable {
    case published
    /// Nothing new; shows those between that the connection lives.
    case tick
  }

  private struct State {
    var listeners: [Int: AsyncStream<Event>.Continuation] = [:]
    var next = 0
    var isClosed = false
  }

  private let state = Mutex(State())
  private let most: Int

  /// - Parameter most: listeners at a time.
  init(most: Int = 2_000) { self.most = most }

  /// Events from now on, the first at once; `nil` when too many listen or the server ends.
  func listen() -> (number: Int, stream: AsyncStream<Event>)? {
    // A listener that is slow is told once of all that came in the meantime.
    let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state -> Int? in
      guard !state.isClosed, state.listeners.count < most else { return nil }
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    guard let number else { return nil }
    // Also where nobody ever reads: a HEAD, or a client that went before its answer began.
    continuation.onTermination = { [weak self] _ in self?.forget(number) }
    continuation.yield(.published)
    return (number, stream)
  }

  func leave(_ number: Int) {
    let continuation = state.withLock { $0.listeners.removeValue(forKey: number) }
    continuation?.finish()
  }

  private func forget(_ number: Int) { state.withLock { _ = $0.listeners.removeValue(forKey: number) } }

  func send(_ event: Event) {
    for continuation in state.withLock({ Array($0.listeners.values) }) { continuation.yield(event) }
  }

  /// Ends all streams, so that their connections can.
  func close() {
    let all = state.withLock { state in
      state.isClosed = true
      defer { state.listeners = [:] }
      return Array(state.listeners.values)
    }
    for continuation in all { continuation.finish() }
  }
}
