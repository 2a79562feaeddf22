import Logging
import ServiceLifecycle

/// Makes alerts of check-ins, reports and tests that did not come, once the time that the policy gives them is over. Runs until the
/// server ends.
struct WardWatch: Service {
  /// Who stands in the log for it.
  static let actor = "server"

  let desk: WardDesk
  let logger: Logger
  var period = Duration.seconds(300)

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let found = try await desk.findMissed(actor: Self.actor)
          if found > 0 { logger.notice("missed check-ins, reports or tests", metadata: ["alerts": "\(found)"]) }
        } catch {
          // Of the error only the kind: nothing that may name somebody gets into a log.
          logger.error("missed check-ins could not be looked for", metadata: ["error": "\(type(of: error))"])
        }
        try await Task.sleep(for: period)
      }
    }
  }
}
