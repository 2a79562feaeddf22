import Surveillance
import NIOCore
import Permits
import Quantities
import Store

/// The bundles that checkpoints fetch, made once for all that ask for the same.
///
/// One that holds all changes is given for `longest`; after a change the one of before is given for `shortest` at most, so that neither a
/// thousand checkpoints nor a permit a second cost a making each, and everything is known within a minute.
actor PermitBundles {
  struct Kept: Sendable {
    var bytes: ByteBuffer
    var tag: String
    var number: Int
    fileprivate var facts: Facts
    fileprivate var made: Instant
  }

  fileprivate struct Facts: Equatable, Sendable {
    var stamp: PermitOffice.BundleStamp
    /// The map with its decrees: another object when anything was published or decreed.
    var map: ZoneSnapshot

    static func == (a: Facts, b: Facts) -> Bool { a.stamp == b.stamp && a.map === b.map }
  }

  static let shortest: Int64 = 15_000
  static let longest: Int64 = 300_000
  /// Bundles since different numbers that are kept.
  static let most = 64

  private let desk: PermitDesk
  private var kept: [Int: Kept] = [:]
  private var making: [Int: Task<Kept, any Error>] = [:]

  init(_ desk: PermitDesk) { self.desk = desk }

  /// - Parameters:
  ///   - since: number of the bundle that is continued; 0 for a whole one.
  ///   - identity: who asks; who asks first for what must be made stands in the log.
  /// - Throws: `Problem`; what `PermitOffice.bundle` throws.
  func bundle(since asked: Int, for identity: Identity) async throws -> Kept {
    let (facts, now) = try await facts()
    // A number that there is not leads to a whole bundle, and must not fill the shelf.
    let since = asked <= facts.stamp.number ? asked : 0
    if let known = kept[since] {
      let age = now.milliseconds - known.made.milliseconds
      if age >= 0, age < (known.facts == facts ? Self.longest : Self.shortest) { return known }
    }
    if let task = making[since] { return try await task.value }
    let task = Task { try await make(since: since, facts, for: identity) }
    making[since] = task
    defer { making[since] = nil }
    let made = try await task.value
    if kept.count >= Self.most, let oldest = kept.min(by: { $0.value.made < $1.value.made })?.key { kept[oldest] = nil }
    kept[since] = made
    return made
  }

  private func facts() async throws -> (Facts, Instant) {
    let office = try desk.office()
    return try await PermitDesk.explaining {
      try await Blocking.run(within: .seconds(60)) { [desk] in
        let map = try desk.zones.now().snapshot
        return (Facts(stamp: try office.bundleStamp(), map: map), desk.zones.clock())
      }
    }
  }

  private func make(since: Int, _ facts: Facts, for identity: Identity) async throws -> Kept {
    let (office, key, city) = (try desk.office(), try desk.signingKey(), desk.city)
    return try await PermitDesk.explaining {
      try await Blocking.run { [desk] in
        let rules = try desk.rulesOfNow()
        let made = try office.bundle(
          since: since > 0 ? since : nil, with: key, city: city, rules, by: try desk.access(identity))
        let bytes = ByteBuffer(bytes: made.bytes)
        return Kept(
          bytes: bytes, tag: "\(made.number)-\(made.since)-\(Reply.digest(bytes))", number: made.number, facts: facts,
          made: rules.instant)
      }
    }
  }
}
