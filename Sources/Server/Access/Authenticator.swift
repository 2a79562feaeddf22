import Crypto
import Foundation
import Logging
import Quantities
import Store
import Synchronization

/// Finds out who a token's bearer is, and what they may do.
///
/// A token never gives an officer of the database more than the database does: the role must be theirs, and the area is what both have.
/// A name that the database does not know is believed only of an identity provider's keys, fetched from its address: whoever holds a
/// key of this machine's file could otherwise make officers that no administrator made. What was found out is kept by the token's hash,
/// and the officer is looked up anew each second, so that who is an officer no longer is refused at once.
final class Authenticator: Sendable {
  private struct Entry {
    var claims: TokenClaims
    var origin: TokenKey.Origin
    var ends: Instant
    var identity: Identity
    var lookedUp: ContinuousClock.Instant
    var generation: Int
  }

  private let database: DatabaseFile
  private let clock: @Sendable () -> Instant
  private let settings: AccessSettings
  private let keys: KeyRegister
  private let known = Mutex<[SHA256Digest: Entry]>([:])
  /// Tokens that are kept.
  private let most: Int
  private let lookUpPeriod: Duration

  init(
    _ database: DatabaseFile, settings: AccessSettings, keys: KeyRegister, most: Int = 10_000,
    lookUpPeriod: Duration = .seconds(1), clock: @escaping @Sendable () -> Instant
  ) {
    self.database = database
    self.settings = settings
    self.keys = keys
    self.most = most
    self.lookUpPeriod = lookUpPeriod
    self.clock = clock
  }

  /// The bearer of a token that was checked lately; `nil` for one that must be checked.
  func remembered(_ text: String) -> Identity? {
    let digest = SHA256.hash(data: Array(text.utf8))
    guard let entry = known.withLock({ $0[digest] }), clock() < entry.ends,
      ContinuousClock.now - entry.lookedUp < lookUpPeriod
    else { return nil }
    return entry.identity
  }

  /// The name of the officer of a token that was believed; `nil` for one that was not seen yet.
  func name(ofRemembered text: String) -> String? {
    let digest = SHA256.hash(data: Array(text.utf8))
    return known.withLock { $0[digest] }.flatMap { clock() < $0.ends ? $0.identity.officer.name : nil }
  }

  /// The bearer of a token.
  ///
  /// - Throws: `TokenRefusal`; `StoreError`.
  func identity(of text: String) async throws -> Identity {
    if let identity = remembered(text) { return identity }
    let digest = SHA256.hash(data: Array(text.utf8))
    await keys.renewIfDue()
    let generation = await keys.generation
    let now = clock()
    var entry: Entry
    if let before = known.withLock({ $0[digest] }), before.generation == generation {
      guard now < before.ends else { throw TokenRefusal.expired }
      entry = before
    } else {
      let token = try Token(text)
      let key = try await keys.key(of: token)
      guard token.isSigned(with: key) else { throw TokenRefusal.wrongSignature }
      let ends = try token.claims.check(
        at: now, issuer: settings.tokenIssuer, audience: settings.tokenAudience)
      entry = Entry(
        claims: token.claims, origin: key.origin, ends: ends, identity: .anyone, lookedUp: .now,
        generation: generation)
    }
    do { entry.identity = try look(up: entry.claims, entry.origin, ends: entry.ends, at: now) } catch {
      known.withLock { $0[digest] = nil }
      throw error
    }
    entry.lookedUp = .now
    keep(entry, digest, now)
    return entry.identity
  }

  private func keep(_ entry: Entry, _ digest: SHA256Digest, _ now: Instant) {
    known.withLock { known in
      if known.count >= most {
        known = known.filter { $0.value.ends > now }
        if known.count >= most { known.removeAll() }
      }
      known[digest] = entry
    }
  }

  private func look(up claims: TokenClaims, _ origin: TokenKey.Origin, ends: Instant, at now: Instant) throws
    -> Identity
  {
    guard let name = claims.sub, Officer.isName(name), name != Officer.anyone.name else { throw TokenRefusal.subject }
    guard let role = claims.role.flatMap(Role.init(rawValue:)) else { throw TokenRefusal.role }
    var claimed = AreaLimit.nothing
    if let text = claims.area {
      guard let area = AreaLimit(text) else { throw TokenRefusal.area }
      claimed = area
    }
    return try database.read { reading in
      var officer = Officer(id: 0, name: name, role: role, area: claimed)
      if let found = try Officers.named(name, reading) {
        if let ended = found.endedAt, ended <= now { throw TokenRefusal.ended }
        guard found.role == role else { throw TokenRefusal.role }
        officer = found
        officer.area = try found.area.narrowed(to: claimed, reading)
      } else if origin != .address {
        throw TokenRefusal.unknownOfficer
      }
      // The purpose does not change what somebody may do.
      let access = try Access(officer, purpose: .administration, at: now, reading)
      return Identity(officer: officer, rights: access.rights, expires: ends)
    }
  }
}
