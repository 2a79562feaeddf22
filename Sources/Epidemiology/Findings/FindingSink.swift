#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Takes findings in the order of the input, writes them to `findings.csv` and counts them.
///
/// Memory does not grow with the number of findings: all go to the file, the first few of each code are also kept.
public final class FindingSink: Sendable {
  /// Findings of one code that are kept for the report.
  public static let samplesPerCode = 20

  private struct State {
    nonisolated(unsafe) var stream: UnsafeMutablePointer<FILE>?
    var failure: String?
    var counts: [Finding.Code: Int] = [:]
    var samples: [Finding.Code: [Finding]] = [:]
  }

  private let path: String?
  private let state: Mutex<State>

  /// - Parameter path: the file to write; `nil` keeps counts and samples only.
  /// - Throws: `IntakeError.cannotWriteFindings`.
  public init(path: String?) throws(IntakeError) {
    self.path = path
    guard let path else {
      state = Mutex(State())
      return
    }
    guard let stream = fopen(path, "w") else {
      throw .cannotWriteFindings(file: path, reason: String(cString: strerror(errno)))
    }
    state = Mutex(State(stream: stream))
    write(Array((Finding.columns.joined(separator: ",") + "\n").utf8))
  }

  deinit { state.withLock { if let stream = $0.stream { fclose(stream) } } }

  /// Adds findings in the order in which they are to stand.
  public func add(_ findings: some Sequence<Finding>) {
    var text: [UInt8] = []
    state.withLock { state in
      for finding in findings {
        state.counts[finding.code, default: 0] += 1
        if state.samples[finding.code, default: []].count < Self.samplesPerCode {
          state.samples[finding.code, default: []].append(finding)
        }
        if path != nil { finding.append(to: &text) }
      }
    }
    if !text.isEmpty { write(text) }
  }

  /// Adds the findings of a chunk of rows.
  ///
  /// - Parameter rowsBefore: records of the file before the chunk, the header included.
  func add(_ batch: FindingBatch, rowsBefore: Int) {
    guard !batch.isEmpty else { return }
    var text: [UInt8] = []
    state.withLock { state in
      batch.forEach { code, row, before, after in
        let start = text.count
        text += before
        DecimalText.append(rowsBefore + row, to: &text)
        text += after
        state.counts[code, default: 0] += 1
        if state.samples[code, default: []].count < Self.samplesPerCode {
          let finding = text.withUnsafeBufferPointer { Finding(reading: UnsafeBufferPointer(rebasing: $0[start...])) }
          state.samples[code, default: []].append(finding)
        }
        if path == nil { text.removeAll(keepingCapacity: true) }
      }
    }
    if !text.isEmpty { write(text) }
  }

  private func write(_ bytes: [UInt8]) {
    state.withLock { state in
      guard let stream = state.stream, state.failure == nil else { return }
      if fwrite(bytes, 1, bytes.count, stream) != bytes.count { state.failure = String(cString: strerror(errno)) }
    }
  }

  /// How many findings of each code there were.
  public var counts: [Finding.Code: Int] { state.withLock { $0.counts } }

  /// The first findings of each code, codes in alphabetical order.
  public var samples: [Finding] {
    state.withLock { state in
      state.samples.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value)
    }
  }

  /// Writes what is still buffered and closes the file.
  ///
  /// - Throws: `IntakeError.cannotWriteFindings` when any part could not be written, a full disk included.
  public func close() throws(IntakeError) {
    let failure = state.withLock { state -> String? in
      guard let stream = state.stream else { return state.failure }
      state.stream = nil
      let flushed = fflush(stream) == 0
      let reason = flushed ? nil : String(cString: strerror(errno))
      let closed = fclose(stream) == 0
      return state.failure ?? reason ?? (closed ? nil : String(cString: strerror(errno)))
    }
    if let failure, let path { throw .cannotWriteFindings(file: path, reason: failure) }
  }
}
