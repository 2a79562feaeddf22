import Synchronization

/// Whether a server takes requests, or has been told to end. Safe for use from any thread.
final class ServerLife: Sendable {
  private let closing = Atomic(false)

  var isClosing: Bool { closing.load(ordering: .acquiring) }

  /// The server ends soon: whoever asks whether it is ready is told so from now on.
  func close() { closing.store(true, ordering: .releasing) }
}
