import Dispatch
import Synchronization

/// Indices cut into contiguous ranges that several threads work on, with what comes out in the order of the indices.
///
/// Ranges are taken up in ascending order, so the first error is that of the lowest range whatever the number of threads.
/// With one thread everything runs on the calling one.
package struct OrderedRanges: Sendable {
  package let count: Int
  /// Indices of a range; the last may have fewer.
  package let size: Int
  package let threads: Int

  /// - Parameter size: at least 1; small enough that every thread has several ranges, large enough that starting one is nothing.
  package init(count: Int, size: Int, threads: Int) {
    precondition(count >= 0 && size > 0)
    self.count = count
    self.size = size
    self.threads = max(1, min(threads, (count + size - 1) / size))
  }

  private var pieces: Int { (count + size - 1) / size }

  private func range(_ piece: Int) -> Range<Int> { piece * size..<min((piece + 1) * size, count) }

  /// What `body` makes of each range, in order.
  ///
  /// - Throws: the error of the lowest range that throws.
  package func map<Result: Sendable, E: Error>(
    _ body: @Sendable (Range<Int>) throws(E) -> Result
  ) throws(E) -> [Result] {
    guard threads > 1 else {
      var results: [Result] = []
      for piece in 0..<pieces { results.append(try body(range(piece))) }
      return results
    }
    var outcomes = [Swift.Result<Result, E>?](repeating: nil, count: pieces)
    outcomes.withUnsafeMutableBufferPointer { buffer in
      // Every place is written by the one thread that took its range, and read when all threads have ended.
      nonisolated(unsafe) let places = buffer
      let hasFailed = Atomic(false)
      eachPiece { piece in
        // A range above one that failed is not needed; those below it have all been taken up already.
        if hasFailed.load(ordering: .relaxed) { return }
        do throws(E) {
          places[piece] = .success(try body(range(piece)))
        } catch {
          places[piece] = .failure(error)
          hasFailed.store(true, ordering: .relaxed)
        }
      }
    }
    var results: [Result] = []
    results.reserveCapacity(pieces)
    for case let outcome? in outcomes { results.append(try outcome.get()) }
    return results
  }

  /// Makes something of each range at once, and takes the results one after the other in order.
  ///
  /// No more results are kept than there are threads, so a text of any length can be written this way. `take` runs on the
  /// thread that made the result, never on two at a time.
  ///
  /// - Throws: the error of the lowest range whose result cannot be made or taken; nothing above it is taken.
  package func forEach<Result: Sendable, E: Error>(
    _ make: @Sendable (Range<Int>) throws(E) -> Result, take: (Result) throws(E) -> Void
  ) throws(E) {
    guard threads > 1 else {
      for piece in 0..<pieces { try take(try make(range(piece))) }
      return
    }
    // The turn of a piece comes when the one before it is done; whoever holds that one is at work, so nobody waits for ever.
    let turns = (0...pieces).map { _ in DispatchSemaphore(value: 0) }
    turns[0].signal()
    // Touched by the one thread whose turn it is.
    nonisolated(unsafe) var failure: E?
    let hasFailed = Atomic(false)
    withoutActuallyEscaping(take) { take in
      // Called by the one thread whose turn it is.
      nonisolated(unsafe) let take = take
      eachPiece { piece in
        defer { turns[piece + 1].signal() }
        let outcome: Swift.Result<Result, E>? =
          hasFailed.load(ordering: .relaxed) ? nil : Swift.Result { () throws(E) in try make(range(piece)) }
        turns[piece].wait()
        guard failure == nil, let outcome else { return }
        do throws(E) { try take(try outcome.get()) } catch {
          failure = error
          hasFailed.store(true, ordering: .relaxed)
        }
      }
    }
    if let failure { throw failure }
  }

  /// Calls `body` once for each piece, taken up in ascending order by whichever thread is free.
  private func eachPiece(_ body: @Sendable (Int) -> Void) {
    let next = Atomic(0)
    let pieces = pieces
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        body(piece)
      }
    }
  }
}
