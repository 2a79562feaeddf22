import Synchronization

/// Puts the findings of chunks that finish in any order back into the order of the file.
final class OrderedFindings: Sendable {
  private struct State {
    var next = 0
    /// The header is record 1.
    var rowsBefore = 1
    /// Records before each chunk, the header included.
    var bases: [Int] = []
    var waiting: [Int: (rows: Int, findings: [Finding])] = [:]
  }

  private let sink: FindingSink
  private let state = Mutex(State())

  init(sink: FindingSink) { self.sink = sink }

  /// Records before each chunk, the header included, once all are delivered.
  var rowsBeforeChunk: [Int] { state.withLock { $0.bases } }

  /// - Parameter findings: their rows count from 1 inside the chunk.
  func deliver(index: Int, rows: Int, _ findings: [Finding]) {
    state.withLock { state in
      state.waiting[index] = (rows, findings)
      while let (rows, findings) = state.waiting.removeValue(forKey: state.next) {
        let before = state.rowsBefore
        if !findings.isEmpty {
          sink.add(
            findings.lazy.map { finding in
              var finding = finding
              finding.row = finding.row.map { $0 + before }
              return finding
            })
        }
        state.bases.append(before)
        state.rowsBefore += rows
        state.next += 1
      }
    }
  }
}
