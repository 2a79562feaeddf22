import Logging
import Permits
import Quantities
import ServiceLifecycle
import Store
import Surveillance

/// Looks at all live permits again whenever what they stand on has changed: after a publication, a decree or another policy, when other
/// rules or levels come into force by the clock, and when something that was announced is due. Runs until the server ends.
struct PermitWatch: Service {
  /// Who stands in the log for it.
  static let actor = "server"

  let desk: PermitDesk
  let logger: Logger
  var period = Duration.milliseconds(500)

  /// What was looked at last.
  private struct Look: Sendable {
    /// The zones in force; another object after each change of them, and each midnight.
    var zones: ServedNow
    var policy: Int
    var instant: Instant
    /// When other rules of the policy begin.
    var until: Instant?
  }

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      var last: Look?
      while !Task.isCancelled {
        do { last = try await Blocking.run { [before = last] in try look(before) } } catch {
          // Of the error only the kind: nothing that may name somebody gets into a log.
          logger.error("permits could not be looked at again", metadata: ["error": "\(type(of: error))"])
          try await Task.sleep(for: .seconds(5))
        }
        try await Task.sleep(for: period)
      }
    }
  }

  /// - Returns: what counts as looked at from now on.
  private func look(_ last: Look?) throws -> Look {
    let office = try desk.office()
    let now = Look(
      zones: desk.zones.latest, policy: try office.bundleStamp().policy, instant: desk.zones.clock(), until: last?.until
    )
    if let last, last.zones === now.zones, last.policy == now.policy, !isOver(last.until, now, last),
      !isOver(try office.nextDue(), now, last)
    {
      return Look(zones: last.zones, policy: last.policy, instant: last.instant, until: last.until)
    }
    var looked = now
    do {
      let rules = try desk.rules().rules
      looked.until = rules.until
      let hasCorrections = now.zones.revisions.contains { $0.corrects != nil }
      guard try hasCorrections || office.hasLivePermits() else { return looked }
      let result = try office.reevaluate(try desk.rulesOfNow(), actor: Self.actor)
      logger.notice(
        "permits looked at again",
        metadata: [
          "revision": "\(rules.snapshot.revision)", "policy": "\(rules.policyNumber)", "looked": "\(result.looked)",
          "suspended": "\(result.suspended)", "revoked": "\(result.revoked)", "reinstated": "\(result.reinstated)",
          "notices": "\(result.notices)", "expired": "\(result.expired)", "other_vintage": "\(result.otherVintage)",
          "reviews": "\(result.reviews)",
        ])
    } catch let error as PermitError {
      // No policy, or none for now: nothing can be said until something changes.
      logger.notice("permits cannot be looked at", metadata: ["reason": "\(error)"])
      looked.until = try nextRules(after: now.instant)
    }
    return looked
  }

  /// When the adopted policy says something next; `nil` for never, and without a policy.
  private func nextRules(after instant: Instant) throws -> Instant? {
    let offset = desk.zones.latest.snapshot.clockOffset
    let policy = try desk.zones.database.read { reading in try? AdoptedPolicy.last(reading).policy }
    return policy?.nextEdition(after: instant.moment(offset: offset)).map { Instant($0, offset: offset) }
  }

  /// Whether something that was to come since the last look has come.
  private func isOver(_ instant: Instant?, _ now: Look, _ last: Look) -> Bool {
    instant.map { $0 > last.instant && $0 <= now.instant } ?? false
  }
}
