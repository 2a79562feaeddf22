import Synchronization

/// What an open file remembers of its decision log: the key that signs it, and its right edge as last written.
///
/// The edge saves reading a few hundred hashes an act. It holds only as long as the file's last tree head is the one that it was kept
/// for: another process may have written, and a transaction may have been taken back.
final class LogState: Sendable {
  private let signer = Mutex<LogKey?>(nil)
  private let edge = Mutex<(head: TreeHead, frontier: TreeFrontier)?>(nil)

  var key: LogKey? {
    get { signer.withLock { $0 } }
    set { signer.withLock { $0 = newValue } }
  }

  func frontier(at head: TreeHead) -> TreeFrontier? {
    edge.withLock { edge in edge.flatMap { $0.head == head ? $0.frontier : nil } }
  }

  func keep(_ frontier: TreeFrontier, at head: TreeHead) { edge.withLock { $0 = (head, frontier) } }
}
