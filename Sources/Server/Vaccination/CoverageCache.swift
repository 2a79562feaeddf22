import Quantities
import Synchronization
import Vaccination

/// Coverage for anybody, counted at most once in ten minutes for each question, however often and by however many it is asked.
///
/// Counting reads every dose of the city: without this, whoever asks again and again would keep the database from its officers.
final class CoverageCache: Sendable {
  private struct Kept {
    var at: Instant
    var task: Task<CoverageToProtect, any Error>
  }

  /// How long figures are shown, in milliseconds.
  static let age: Int64 = 600_000

  private let kept = Mutex<[CoverageQuestion: Kept]>([:])

  /// - Parameter count: counts it; the work goes on when nobody waits for it any more, so that the next one finds it done.
  func coverage(
    _ question: CoverageQuestion, at now: Instant, _ count: @escaping @Sendable () throws -> CoverageToProtect
  ) async throws -> CoverageToProtect {
    let task = kept.withLock { kept in
      if let found = kept[question], now.milliseconds - found.at.milliseconds < Self.age, now >= found.at {
        return found.task
      }
      // Those of yesterday are asked by nobody any more.
      kept = kept.filter { $0.key.on == question.on }
      let task = Task { try await Blocking.run { try count() } }
      kept[question] = Kept(at: now, task: task)
      return task
    }
    do { return try await task.value } catch {
      kept.withLock { if $0[question]?.task == task { $0[question] = nil } }
      throw error
    }
  }
}
