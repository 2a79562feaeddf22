import Credentials
import Criteria
import TestSupport
import Testing

@testable import Permits

/// What a checker takes, and what it goes on with when it does not.
@Suite struct CheckBundleTakingTests {
  private let town = CheckpointTown()

  private func refuses(
    _ checker: inout PermitChecker, _ bytes: [UInt8], _ error: CheckBundleError,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let before = checker.bundle
    #expect(throws: error, sourceLocation: sourceLocation) { try checker.take(bytes) }
    #expect(checker.bundle == before, sourceLocation: sourceLocation)
  }

  private func next(_ change: (inout CheckBundle) -> Void = { _ in }) -> CheckBundle {
    var later = town.bundle
    later.number += 1
    later.issuedAt += 60
    change(&later)
    return later
  }

  @Test func `a revoked permit is refused as soon as its delta is there, and let pass when it is reinstated`() throws {
    let text = try town.text(town.claims())
    let now = CheckpointTown.instant(CheckpointTown.now)
    var checker = try town.checker()
    #expect(checker.check(text, at: now).outcome == .valid)
    let revoked = next { $0.refused = RefusedSerials([1: RefusedSerials.revoked]) }
    try checker.take(revoked.delta(since: town.bundle).signed(by: town.bundling))
    #expect(checker.check(text, at: now).outcome == .refused(.revoked))
    var again = revoked
    again.number += 1
    again.refused = RefusedSerials()
    try checker.take(again.delta(since: revoked).signed(by: town.bundling))
    #expect(checker.check(text, at: now).outcome == .valid)
  }

  @Test func `a delta over a gap is not taken, and neither is one before there is a whole`() throws {
    var checker = try town.checker()
    let second = next()
    var third = second
    third.number += 1
    refuses(&checker, third.delta(since: second).signed(by: town.bundling), .gap)
    try checker.take(second.delta(since: town.bundle).signed(by: town.bundling))
    refuses(&checker, second.delta(since: town.bundle).signed(by: town.bundling), .gap)
    try checker.take(third.delta(since: second).signed(by: town.bundling))
    var empty = PermitChecker(anchors: [town.bundling.verifyingKey])
    refuses(&empty, second.delta(since: town.bundle).signed(by: town.bundling), .gap)
  }

  @Test func `an older bundle never takes the place of a newer one`() throws {
    var checker = try town.checker()
    let later = next()
    try checker.take(later.signed(by: town.bundling))
    refuses(&checker, town.bundle.signed(by: town.bundling), .older)
    // Neither with a higher number and an earlier time, nor the other way round.
    refuses(
      &checker,
      next {
        $0.number += 5; $0.issuedAt -= 120
      }.signed(by: town.bundling), .older)
    refuses(
      &checker,
      next {
        $0.number -= 1; $0.issuedAt += 600
      }.signed(by: town.bundling), .older)
    var earlier = later
    earlier.number += 1
    var delta = earlier.delta(since: later)
    delta.issuedAt = later.issuedAt - 1
    refuses(&checker, delta.signed(by: town.bundling), .older)
    // The same state said again later makes it fresh.
    try checker.take(next { $0.issuedAt += 600 }.signed(by: town.bundling))
    #expect(checker.bundle?.issuedAt == later.issuedAt + 600)
  }

  @Test func `a bundle of another issuer is not taken`() throws {
    var checker = try town.checker()
    refuses(&checker, next { $0.issuer = "village" }.signed(by: town.bundling), .issuer)
  }

  @Test func `only trusted keys are believed, in their time and until they are withdrawn`() throws {
    var checker = try town.checker()
    refuses(&checker, next().signed(by: town.stranger), .keyUnknown)
    // A key for permits does not speak for the bundle.
    refuses(&checker, next().signed(by: town.issuing), .keyUnknown)
    // The listed key takes over, and signs away the one before it.
    let withdrawn = next { $0.keys?[2].withdrawn = CheckpointTown.now }
    try checker.take(withdrawn.delta(since: town.bundle).signed(by: town.edwards))
    #expect(checker.trusted.map(\.key) == [town.edwards.verifyingKey])
    var later = withdrawn
    later.number += 1
    refuses(&checker, later.signed(by: town.bundling), .keyUnknown)
    later.issuedAt = CheckpointTown.now + 30 * CheckpointTown.day
    refuses(&checker, later.signed(by: town.edwards), .keyNotInForce)
    later.issuedAt -= 1
    try checker.take(later.signed(by: town.edwards))
  }

  @Test func `a new key comes by a bundle, then signs alone`() throws {
    var checker = try town.checker()
    let fresh = SigningKey.generate()
    let listing = next {
      $0.keys?.append(CheckKey(fresh.verifyingKey, from: CheckpointTown.now, use: [.credentials, .bundles]))
    }
    let text = try town.text(town.claims(), by: fresh)
    let now = CheckpointTown.instant(CheckpointTown.now)
    #expect(checker.check(text, at: now).outcome == .refused(.keyUnknown))
    try checker.take(listing.signed(by: town.bundling))
    // The permit was issued before the key's time.
    #expect(checker.check(text, at: now).outcome == .refused(.keyNotInForce))
    var later = listing
    later.number += 1
    later.issuedAt = CheckpointTown.now
    try checker.take(later.delta(since: listing).signed(by: fresh))
    // A device that was switched off since then asks for the checker anew.
    var old = PermitChecker(anchors: [town.bundling.verifyingKey])
    refuses(&old, later.signed(by: fresh), .keyUnknown)
  }

  @Test func `a delta with zones of other wards is not taken`() throws {
    var checker = try town.checker()
    var delta = CheckBundle(number: 101, issuedAt: CheckpointTown.now, since: 100, issuer: CheckpointTown.house)
    delta.zones = CheckZones(revision: 8, levels: [], wards: [CheckZones.noData])
    refuses(&checker, delta.signed(by: town.bundling), .malformed)
  }

  @Test func `each error has words in both languages`() {
    for error in CheckBundleError.allCases {
      #expect(!error.words.vietnamese.isEmpty && error.description == error.words.english)
    }
  }
}
