import Logging
import ServiceLifecycle
import SpatialCore
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
      await prepare()
      while !Task.isCancelled {
        try await Task.sleep(for: period)
        rounds += 1
        if rounds.isMultiple(of: 30) { zones.feed.send(.tick) }
        do {
          if try zones.refresh() {
            metrics.refreshed()
            logger.info("zones changed", metadata: ["revision": "\(zones.latest.snapshot.revision)"])
            await prepare()
          }
        } catch {
          metrics.refreshFailed()
          logger.error("zones could not be read again", metadata: ["error": "\(error)"])
        }
      }
    }
  }

  /// Makes what everybody asks for first after a publication, so that nobody waits for it.
  private func prepare() async {
    guard let map = zones.latest.current else { return }
    do {
      _ = try await ZoneFileMaker(zones: zones).file(.geoJSON, of: map, exact: false)
      // The first tile of a vintage simplifies all borders.
      if let whole = TileAddress(zoom: 0, x: 0, y: 0) {
        _ = ZoneTiles(map: map.shown, ground: zones.tiles(of: map.vintage)).tile(whole)
      }
    } catch { logger.error("the new map could not be prepared", metadata: ["error": "\(type(of: error))"]) }
  }
}
