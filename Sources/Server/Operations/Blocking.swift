import Dispatch
import Synchronization

/// Runs what blocks its thread on a thread of its own, away from those that answer requests.
enum Blocking {
  struct TooLong: Error {}

  private static let queue = DispatchQueue(label: "zonal.blocking", attributes: .concurrent)

  /// - Parameter time: after which nobody waits any longer; the work itself goes on to its end.
  /// - Throws: `TooLong`; what the body throws.
  static func run<T: Sendable>(
    within time: Duration? = nil, _ body: @escaping @Sendable () throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let once = Once(continuation)
      queue.async { once.resume(Result { try body() }) }
      guard let time else { return }
      let (seconds, attoseconds) = time.components
      queue.asyncAfter(deadline: .now() + .milliseconds(Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000))) {
        once.resume(.failure(TooLong()))
      }
    }
  }

  /// Resumes a continuation by whoever comes first.
  private final class Once<T: Sendable>: Sendable {
    private let waiting: Mutex<CheckedContinuation<T, any Error>?>

    init(_ continuation: CheckedContinuation<T, any Error>) { waiting = Mutex(continuation) }

    func resume(_ result: sending Result<T, any Error>) {
      let continuation = waiting.withLock { waiting in
        defer { waiting = nil }
        return waiting
      }
      continuation?.resume(with: result)
    }
  }
}
