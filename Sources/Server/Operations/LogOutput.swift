import Dispatch
import Foundation
import Synchronization

/// Lines on their way to a file, gathered so that one system call writes many. Safe for use from any thread.
///
/// A line waits a tenth of a second at most; nothing is lost at an orderly end, since `flush` is called there.
public final class LogOutput: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isTimed = false
  }

  private let descriptor: Int32
  private let state = Mutex(State())
  private let writing = Mutex(())
  private static let most = 1 << 16

  /// - Parameter descriptor: of an open file; 2 is standard error.
  public init(descriptor: Int32 = 2) { self.descriptor = descriptor }

  /// - Parameter urgent: whether it is written before this returns.
  func write(_ line: [UInt8], urgent: Bool) {
    let (isFull, isFirst) = state.withLock { state -> (Bool, Bool) in
      state.waiting += line
      let isFirst = !state.isTimed
      state.isTimed = true
      return (state.waiting.count > Self.most, isFirst)
    }
    if urgent || isFull { return flush() }
    if isFirst {
      DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .milliseconds(100)) { self.flush() }
    }
  }

  /// Writes what waits.
  public func flush() {
    writing.withLock { _ in
      let bytes = state.withLock { state in
        state.isTimed = false
        let waiting = state.waiting
        state.waiting.removeAll()
        return waiting
      }
      bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count {
          let count = Foundation.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
          if count > 0 {
            done += count
          } else if count < 0, errno == EINTR {
            continue
          } else if count < 0, errno == EAGAIN {
            usleep(1000)
          } else {
            // Nobody reads the log any more; the server goes on.
            return
          }
        }
      }
    }
  }
}
