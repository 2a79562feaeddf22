import Logging
import ServiceLifecycle
import Surveillance

/// Looks for what other processes publish and decree, until the server ends.
struct PublicationWatch: Service {
  let zones: ServedZones
  let metrics: Metrics
  let logger: Logger
  var period = Duration.milliseconds(500)

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      var rounds = 0
      while !Task.isCancelled {
        try await Task.sleep(for: period)
        rounds += 1
        if rounds.isMultiple(of: 30) { zones.feed.send(.tick) }
        do {
          if try zones.refresh() {
            metrics.refreshed()
            logger.info("zones changed", metadata: ["revision": "\(zones.latest.snapshot.revision)"])
          }
        } catch {
          metrics.refreshFailed()
          logger.error("zones could not be read again", metadata: ["error": "\(error)"])
        }
      }
    }
  }
}
