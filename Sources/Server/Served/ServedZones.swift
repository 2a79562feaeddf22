import Criteria
import Epidemiology
import NIOCore
import Quantities
import SpatialCore
import Store
import Surveillance
import Synchronization
import Zones

/// The published zone maps of a database for a running server: what is in force, and every revision before it.
///
/// Safe for use from any thread. Whoever reads never waits for a publication.
final class ServedZones: Sendable {
  let database: DatabaseFile
  let clock: @Sendable () -> Instant
  /// Days after which data are called stale.
  let staleAfter: Int
  let figures: PublicFigures
  private let current: Mutex<ServedNow>
  private let library: RevisionLibrary
  /// One at a time looks for what is new.
  private let refreshing = Mutex(())
  /// What the database was like when `current` was made.
  private let stamp = Mutex<[Int]>([])
  /// Tells those who listen.
  let feed = PublicationFeed()
  /// Snapshots of vintages that are not in force now.
  private let others = Mutex<[Int: (now: ServedNow, snapshot: ZoneSnapshot)]>([:])
  private let grounds = Mutex<[Int: VintageTiles]>([:])
  /// Bytes of whole files and tiles, by revision and form.
  let cache = ByteCache(largest: 128 << 20)

  /// - Parameter disclosure: file of the rule for small counts; the one of the geodata without it.
  /// - Throws: what `ZoneSnapshot` throws; `SurveillanceError.noVintage`; what `PublicFigures` throws.
  init(
    _ database: DatabaseFile, staleAfter: Int, disclosure: String? = nil, clock: @escaping @Sendable () -> Instant
  ) throws {
    self.database = database
    figures = try PublicFigures(PublicFigures.rule(disclosure), database)
    self.staleAfter = staleAfter
    self.clock = clock
    library = RevisionLibrary(database, figures: figures)
    let now = clock()
    let (number, revisions) = try database.read { reading in
      let revisions = try Archive.revisions(published: true, reading)
      return (try Self.vintage(of: revisions, at: now, reading), revisions)
    }
    let vintage = try library.vintage(number)
    let snapshot = try database.read { try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), $0) }
    current = Mutex(
      ServedNow(
        instant: now, validUntil: now, snapshot: snapshot, revisions: revisions, current: nil, statuses: [], texts: []))
    try rebuild(snapshot, revisions)
  }

  /// The vintage of the revision in force; before the first, that of the one to come, or the one that came last.
  private static func vintage(of revisions: [ZoneRevision], at now: Instant, _ reading: Reading) throws -> Int {
    let plain = revisions.filter { $0.corrects == nil }
    let held = plain.last { $0.inForceFrom.map { $0 <= now } ?? false } ?? plain.last
    if let held { return held.vintage }
    guard let last = try BoundaryVintage.numbers(reading).last else { throw SurveillanceError.noVintage }
    return last
  }

  /// What is in force at this instant.
  ///
  /// - Throws: as `init`, when something changes at just this time and cannot be worked out.
  func now() throws -> ServedNow {
    let served = latest
    guard clock() >= served.validUntil else { return served }
    try refresh()
    return latest
  }

  /// What was worked out last, which may be of a moment ago.
  var latest: ServedNow { current.withLock { $0 } }

  /// Looks for what was published and decreed since, by whomever.
  ///
  /// - Returns: whether anything is new.
  /// - Throws: as `init`.
  @discardableResult
  func refresh() throws -> Bool {
    try refreshing.withLock { _ in
      let before = latest
      let seen = try database.read(Archive.stamp)
      guard seen != stamp.withLock({ $0 }) || clock() >= before.validUntil else { return false }
      let (snapshot, revisions) = try database.read { reading -> (ZoneSnapshot, [ZoneRevision]) in
        let revisions = try Archive.revisions(published: true, reading)
        let number = try Self.vintage(of: revisions, at: clock(), reading)
        guard number != before.snapshot.vintage.number else {
          return (try before.snapshot.advanced(reading), revisions)
        }
        let vintage = try library.vintage(number)
        return (try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), reading), revisions)
      }
      let isNew = snapshot !== before.snapshot || revisions.count != before.revisions.count
      if isNew || clock() >= before.validUntil { try rebuild(snapshot, revisions) }
      // What was committed between the two readings is looked at again the next time.
      stamp.withLock { $0 = seen }
      guard isNew else { return false }
      feed.send(.published)
      return true
    }
  }

  private func rebuild(_ snapshot: ZoneSnapshot, _ revisions: [ZoneRevision]) throws {
    let now = clock()
    let wards = snapshot.vintage.wards
    var answers: [ZoneSnapshot.Answer] = []
    for ward in wards.indices { answers.append(try snapshot.answer(ofWard: ward, at: now)) }
    let number = answers.first?.revision
    let map = try number.map { try self.map(of: $0) }
    var statuses: [WardStatus] = []
    var validUntil = Instant(Moment(snapshot.day(at: now) + 1), offset: snapshot.clockOffset)
    // A revision that is published and not yet in force.
    for revision in revisions {
      if let from = revision.inForceFrom, from > now { validUntil = min(validUntil, from) }
    }
    if let turn = snapshot.turn(after: now) { validUntil = min(validUntil, turn) }
    for (ward, answer) in answers.enumerated() {
      let until = try snapshot.change(ofWard: ward, after: now)
      let status = try self.status(answer, until: until, snapshot, at: now, known: nil)
      if let until { validUntil = min(validUntil, until) }
      statuses.append(status)
    }
    let texts = statuses.map { ByteBuffer(bytes: $0.json(exact: false)) }
    let served = ServedNow(
      instant: now, validUntil: validUntil, snapshot: snapshot, revisions: revisions, current: map, statuses: statuses,
      texts: texts)
    current.withLock { $0 = served }
  }

  /// What is in force in the wards of any vintage.
  ///
  /// - Throws: what `ZoneSnapshot` throws.
  func snapshot(ofVintage number: Int, _ now: ServedNow) throws -> ZoneSnapshot {
    if now.snapshot.vintage.number == number { return now.snapshot }
    let before = others.withLock { $0[number] }
    if let before, before.now === now { return before.snapshot }
    let vintage = try vintage(number)
    let made = try database.read { reading in
      try before?.snapshot.advanced(reading)
        ?? ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), reading)
    }
    others.withLock { $0[number] = (now, made) }
    return made
  }

  /// What is to be asked about an instant: the wards of the map in force then.
  ///
  /// - Parameter known: as known at this instant; `nil` for now.
  /// - Throws: what `ZoneSnapshot` throws.
  func snapshot(at instant: Instant, known: Instant?, _ now: ServedNow) throws -> ZoneSnapshot {
    let span = RevisionSpan.all(of: now.revisions, known: known ?? now.knownThrough).last { $0.from <= instant }
    return try span.map { try snapshot(ofVintage: $0.revision.vintage, now) } ?? now.snapshot
  }

  /// What holds in a ward at an instant, with everything that is said of it.
  func status(
    ofWard ward: Int, _ snapshot: ZoneSnapshot, at instant: Instant, known: Instant?
  ) throws -> WardStatus {
    try status(
      snapshot.answer(ofWard: ward, at: instant, known: known),
      until: snapshot.change(ofWard: ward, after: instant, known: known), snapshot, at: instant, known: known)
  }

  /// The same at a position.
  func status(
    at position: Coordinate, _ snapshot: ZoneSnapshot, at instant: Instant, known: Instant?
  ) throws -> WardStatus {
    try status(
      snapshot.answer(at: position, at: instant, known: known),
      until: snapshot.change(at: position, after: instant, known: known), snapshot, at: instant, known: known)
  }

  private func status(
    _ answer: ZoneSnapshot.Answer, until: Instant?, _ snapshot: ZoneSnapshot, at instant: Instant, known: Instant?
  ) throws -> WardStatus {
    WardStatus(
      answer: answer, map: try answer.revision.map { try map(of: $0) },
      decree: answer.decree.flatMap { snapshot.decree($0, known: known) },
      decreeEnd: try answer.decree.flatMap { try snapshot.end(ofDecree: $0, known: known) }, until: until,
      ward: answer.ward.map { snapshot.vintage.wards[$0] }, clockOffset: snapshot.clockOffset,
      today: snapshot.day(at: instant), staleAfter: staleAfter)
  }

  /// The ground of a vintage for tiles, made once.
  func tiles(of vintage: BoundaryVintage) -> VintageTiles {
    grounds.withLock { grounds in
      if let known = grounds[vintage.number] { return known }
      let made = VintageTiles(vintage.wards)
      grounds[vintage.number] = made
      return made
    }
  }

  // MARK: Revisions

  /// A published revision.
  ///
  /// - Throws: `SurveillanceError.noRevision` for one that is not there or not published; what `Archive.map` throws.
  func map(of number: Int) throws -> RevisionMap { try library.map(of: number) }

  /// The wards of a vintage.
  ///
  /// - Throws: `SurveillanceError.noVintage`; `StoreError`.
  func vintage(_ number: Int) throws -> BoundaryVintage { try library.vintage(number) }
}

extension ZoneSnapshot {
  /// The number of a ward by its code; `nil` for a code that is none.
  func ward(_ code: String) -> Int? { vintage.wards.firstIndex { $0.code == code } }

  /// The civil day at an instant.
  func day(at instant: Instant) -> Day { instant.day(offset: clockOffset) }
}
