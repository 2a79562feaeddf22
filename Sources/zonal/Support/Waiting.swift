import Dispatch
import Synchronization

/// Runs asynchronous work to its end and waits for it.
///
/// The command itself is not asynchronous: only one verb waits for anything, and the others would carry the threads of an executor.
enum Waiting {
  static func run<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) throws -> T {
    let result = Mutex<Result<T, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let outcome: Result<T, any Error>
      do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
      result.withLock { $0 = outcome }
      done.signal()
    }
    done.wait()
    guard let outcome = result.withLock({ $0 }) else { preconditionFailure("the work has ended") }
    return try outcome.get()
  }
}
