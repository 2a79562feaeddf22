import HummingbirdCore

/// Counts connections, and lets no more in than there may be.
struct ConnectionCount: AvailableConnectionsDelegate {
  let metrics: Metrics
  let most: Int
  private var open = 0

  init(_ metrics: Metrics, most: Int) {
    self.metrics = metrics
    self.most = most
  }

  mutating func connectionOpened() {
    open += 1
    metrics.connectionOpened()
  }

  mutating func connectionClosed() {
    open -= 1
    metrics.connectionClosed()
  }

  func isAcceptingNewConnections() -> Bool { open < most }
}
