import Logging
import ServiceLifecycle
import UnixSignals

/// Waits for the signals that tell a server to end: the first ends it in good order, the second at once.
struct EndSignals: Sendable {
  let signals: [UnixSignal]
  let life: ServerLife
  /// Between the first signal and the end of listening.
  let delay: Duration
  let logger: Logger
  /// Ends the process without waiting for anything.
  let abandon: @Sendable (_ signal: Int32) -> Void

  func watch(_ group: ServiceGroup) async {
    var isEnding = false
    for await signal in await UnixSignalsSequence(trapping: signals) {
      guard !isEnding else {
        logger.warning("told to end a second time, ending at once", metadata: ["signal": "\(signal)"])
        abandon(signal.rawValue)
        return
      }
      isEnding = true
      logger.notice("told to end", metadata: ["signal": "\(signal)"])
      life.close()
      let delay = delay
      Task {
        if delay > .zero { try? await Task.sleep(for: delay) }
        await group.triggerGracefulShutdown()
      }
    }
  }
}
