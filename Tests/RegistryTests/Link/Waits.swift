import Synchronization

/// The waits that a link asked for.
final class Waits: Sendable {
  private let noted = Mutex<[Double]>([])

  func note(_ seconds: Double) { noted.withLock { $0.append(seconds) } }

  var all: [Double] { noted.withLock { $0 } }
}
