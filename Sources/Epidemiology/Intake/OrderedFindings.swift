import Synchronization

/// Puts the findings of chunks that finish in any order back into the order of the file.
final class OrderedFindings: Sendable {
  private struct State {
    var next = 0
    /// The header is record 1.
    var rowsBefore = 1
    /// Records before each chunk, the header included.
    var bases: [Int] = []
    var waiting: [Int: (rows: Int, findings: FindingBatch)] = [:]
  }

  private let sink: FindingSink
  private let state = Mutex(State())

  init(sink: FindingSink) { self.sink = sink }

  /// Records before each chunk, the header included, once all are delivered.
  var rowsBeforeChunk: [Int] { state.withLock { $0.bases } }

  /// Takes what was found in a chunk of so many rows.
  func deliver(index: Int, rows: Int, _ findings: FindingBatch) {
    state.withLock { state in
      state.waiting[index] = (rows, findings)
      while let (rows, findings) = state.waiting.removeValue(forKey: state.next) {
        sink.add(findings, rowsBefore: state.rowsBefore)
        state.bases.append(state.rowsBefore)
        state.rowsBefore += rows
        state.next += 1
      }
    }
  }
}
