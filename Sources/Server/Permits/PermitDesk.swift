import SigningKeys
import Credentials
import HTTPTypes
import Permits
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance
import Synchronization

/// What the permit routes have in common: the office, the rules of now, the key of the issuer.
///
/// Safe for use from any thread. Whoever asks what a journey would be waits for no database while the rules hold.
final class PermitDesk: Sendable {
  static let tag = "permits"

  /// The rules of a time with what is worked out of them once.
  final class Rules: Sendable {
    let rules: PermitRules
    let wards: [String: Int]
    private let found = Mutex<RouteFinder?>(nil)

    /// Finds the wards of a line; made when the first line is asked for, since it finds all neighbours.
    var finder: RouteFinder {
      found.withLock { found in
        if let found { return found }
        let made = RouteFinder(rules.snapshot.index)
        found = made
        return made
      }
    }

    init(_ rules: PermitRules) {
      self.rules = rules
      wards = Dictionary(
        rules.vintage.wards.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
  }

  let zones: ServedZones
  /// What credentials and bundles name as the city.
  let city: String
  /// What stands at the head of the printed sheet.
  let authority: String
  private let resources: PermitResources?
  private let signing: SigningKey?
  private let kept = Mutex<Rules?>(nil)
  /// One at a time makes the rules anew.
  private let making = Mutex(())

  /// - Parameter resources: `nil` where the server was opened without keys.
  /// - Throws: `PermitKeyUnreadable`.
  init(_ zones: ServedZones, settings: PermitSettings, resources: PermitResources?) throws {
    self.zones = zones
    self.resources = resources
    city = settings.city
    authority = settings.authority
    signing = try settings.key.map { try PermitKeyFile.read($0) }
  }

  // MARK: Who does it

  /// The office; it takes the city's clock as it is now.
  ///
  /// - Throws: `Problem` with 503 where the server has no keys.
  func office() throws(Problem) -> PermitOffice {
    let resources = try keys()
    return PermitOffice(
      zones.database, sealer: resources.sealer, offset: zones.latest.snapshot.clockOffset,
      quarantine: resources.quarantine)
  }

  func employers() throws(Problem) -> Employers { Employers(sealer: try keys().sealer) }

  /// Whether there is an office at all.
  var isOpen: Bool { resources != nil }

  private func keys() throws(Problem) -> PermitResources {
    guard let resources else {
      throw Problem(
        .serviceUnavailable, "Permits not served",
        "this server was started without the city's keys, so it cannot serve permits; start it with 'zonal serve'")
    }
    return resources
  }

  /// The key that permits and bundles are signed with.
  ///
  /// - Throws: `Problem` with 503 where no setting names one.
  func signingKey() throws(Problem) -> SigningKey {
    guard let signing else {
      throw Problem(
        .serviceUnavailable, "No permit key",
        "this server signs nothing, for its setting permit-key names no file; make a key with 'zonal permit keys make', let the "
          + "city know it with 'zonal permit keys add', and start the server with --permit-key FILE")
    }
    return signing
  }

  /// The keys that sign check bundles now, which the page of checkpoints trusts.
  ///
  /// - Throws: `Problem` with 503 where the server has no keys; `StoreError`.
  func anchors() throws -> [VerifyingKey] {
    _ = try keys()
    let now = zones.clock()
    return try zones.database.read { try PermitKeys.all($0) }.filter { entry in
      entry.uses.contains(.bundles) && entry.withdrawn == nil && entry.from <= now
        && entry.until.map { now < $0 } ?? true
    }.map(\.key)
  }

  /// The access of who asks.
  func access(_ identity: Identity) throws -> Access {
    let instant = zones.clock()
    return try zones.database.read { try Access(identity.officer, purpose: .travelPermit, at: instant, $0) }
  }

  // MARK: The rules of now

  /// The rules that are at hand, where they hold still as far as can be told without the database: what was published, the hour, the
  /// next date of the policy. `PermitWatch` looks for an adopted policy.
  var atHand: Rules? {
    guard let now = try? zones.now(), let kept = kept.withLock({ $0 }) else { return nil }
    let instant = zones.clock()
    let rules = kept.rules
    guard rules.snapshot === now.snapshot, instant >= rules.instant,
      instant.milliseconds - rules.instant.milliseconds < 3_600_000, rules.until.map({ instant < $0 }) ?? true
    else { return nil }
    return kept
  }

  /// The rules of now, after a look at what was published and adopted by whomever.
  ///
  /// - Throws: `PermitError.noPolicy`, `.notInForce`; what `ServedZones.refresh` throws.
  func rules() throws -> Rules {
    try zones.refresh()
    let snapshot = try zones.now().snapshot
    return try making.withLock { _ in
      let instant = zones.clock()
      let before = kept.withLock { $0 }
      let made = try zones.database.read { reading -> Rules in
        if let before, try before.rules.isCurrent(snapshot, at: instant, reading) { return before }
        return Rules(try PermitRules(snapshot, at: instant, reading))
      }
      kept.withLock { $0 = made }
      return made
    }
  }

  /// The rules as of this very moment, for what says when it was made.
  ///
  /// - Throws: as `rules`.
  func rulesOfNow() throws -> PermitRules {
    try zones.refresh()
    let snapshot = try zones.now().snapshot
    let instant = zones.clock()
    return try zones.database.read { try PermitRules(snapshot, at: instant, $0) }
  }
}
