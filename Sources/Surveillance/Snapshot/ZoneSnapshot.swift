public import Criteria
public import Epidemiology
public import Quantities
public import SpatialCore
public import Store
import Synchronization
public import Zones

/// All published maps and decrees of a vintage in memory: which level is in force where, at any instant, as known at any other.
///
/// Immutable; shared by any number of threads. Made anew after a publication and put in the place of the one before.
public final class ZoneSnapshot: Sendable {
  /// The level that a place has at an instant, and what to cite for it.
  public struct Answer: Sendable {
    /// Number of the ward; `nil` outside all wards.
    public var ward: Int?
    /// The computed level in force; `nil` before the first publication.
    public var computed: Level?
    /// The level that holds after decrees; `nil` when neither a map nor a decree says anything.
    public var level: String?
    /// The revision to cite: the last one in force at the instant.
    public var revision: Int?
    /// Since when the ward has the computed level.
    public var since: Instant?
    /// The decree that decides; `nil` when the computed level does.
    public var decree: String?
    /// Decrees that lost, and those that hold in a part of the ward.
    public var status: StatusInForce?
  }

  public let vintage: BoundaryVintage
  public let index: WardIndex
  /// Seconds that the city's clock is ahead of UTC.
  public let clockOffset: Int
  /// The highest published revision; 0 before the first.
  public let revision: Int
  private let timelines: Timelines
  private let decrees: [DecreeRegister.Entry]
  private let decreed: Decreed
  private let precedence: DecreePrecedence
  /// Decrees as known at moments in the past, made when they are asked for.
  private let earlier = Mutex<[Int: Decreed]>([:])

  /// Decrees in force, and the wards where none is near.
  private struct Decreed: Sendable {
    var inForce: InForce
    var apart: [Bool]
  }

  /// - Parameters:
  ///   - vintage: whose wards are asked for; revisions of others are left out.
  ///   - index: of these wards.
  ///   - precedence: how decrees stand to one another and to the computed level.
  /// - Throws: `StoreError`; `CriteriaError`; `GEOSError` when a decree's shape cannot be placed.
  public init(
    _ vintage: BoundaryVintage, index: WardIndex, precedence: DecreePrecedence = DecreePrecedence(), _ reading: Reading
  ) throws {
    self.vintage = vintage
    self.index = index
    self.precedence = precedence
    clockOffset = try City(reading).clockOffset
    let revisions = try Archive.revisions(published: true, reading).filter { $0.vintage == vintage.number }
    revision = revisions.last?.number ?? 0
    var timelines = Timelines(wards: vintage.wards.count)
    for revision in revisions { try timelines.append(revision, vintage, reading) }
    self.timelines = timelines
    decrees = try DecreeRegister.entries(reading)
    decreed = try Self.inForce(decrees, precedence, timelines.levels, vintage)
  }

  /// When the last of what is in the snapshot became known; `nil` for an empty one.
  ///
  /// What is asked as known at this instant is answered the same whatever is published later.
  public var knownThrough: Instant? {
    [timelines.lastPublished.map { Instant(milliseconds: $0) }, decrees.map(\.recordedAt).max()].compactMap { $0 }.max()
  }

  /// The levels of the criteria sets that published maps were made by, by their ids: colours, letters, names.
  public var levelsByID: [String: Level] {
    Dictionary(timelines.levels.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
  }

  private init(_ before: ZoneSnapshot, revision: Int, _ timelines: Timelines, _ decrees: [DecreeRegister.Entry]) throws
  {
    vintage = before.vintage
    index = before.index
    clockOffset = before.clockOffset
    precedence = before.precedence
    self.revision = revision
    self.timelines = timelines
    self.decrees = decrees
    decreed =
      decrees.count == before.decrees.count && timelines.levels.count == before.timelines.levels.count
      ? before.decreed : try Self.inForce(decrees, precedence, timelines.levels, vintage)
  }

  /// The snapshot with what was published and decreed since.
  ///
  /// - Complexity: O(wards + what is new); placing new decrees cuts their shapes with the wards.
  /// - Throws: as `init`.
  public func advanced(_ reading: Reading) throws -> ZoneSnapshot {
    let new = try Archive.revisions(publishedAfter: revision, reading).filter { $0.vintage == vintage.number }
    let count = try reading.first("SELECT count(*) FROM surveillance_decrees") { $0.int(0) } ?? 0
    if new.isEmpty, count == decrees.count { return self }
    var timelines = timelines
    for revision in new { try timelines.append(revision, vintage, reading) }
    return try ZoneSnapshot(
      self, revision: new.last?.number ?? revision, timelines,
      count == decrees.count ? decrees : try DecreeRegister.entries(reading))
  }

  private static func inForce(
    _ entries: [DecreeRegister.Entry], _ precedence: DecreePrecedence, _ levels: [Level], _ vintage: BoundaryVintage
  ) throws -> Decreed {
    // Of each id the version that was kept last.
    var latest: [String: DecreedArea] = [:]
    for entry in entries { latest[entry.area.id] = entry.area }
    let ranks = Dictionary(levels.compactMap { level in level.rank.map { (level.id, $0) } }) { first, _ in first }
    let inForce = try InForce(
      areas: latest.values.sorted { $0.id < $1.id }, precedence: precedence, ranks: ranks, wards: vintage.wards)
    return Decreed(inForce: inForce, apart: inForce.apart)
  }

  // MARK: Questions

  /// What is in force in a ward at an instant.
  ///
  /// - Parameters:
  ///   - ward: its number.
  ///   - known: as known at this instant; `nil` for now.
  /// - Complexity: O(changes of the ward after the instant).
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public func answer(ofWard ward: Int, at instant: Instant, known: Instant? = nil) throws -> Answer {
    var answer = Answer(
      timelines.level(ofWard: ward, at: instant.milliseconds, known: known?.milliseconds ?? .max), ward: ward)
    let decreed = try self.decreed(known: known).inForce
    guard !decreed.isUntouched(ward) else { return answer }
    answer.take(
      decreed.status(
        ofWard: ward, on: instant.moment(offset: clockOffset), computed: answer.computed.map { ($0.id, nil) }))
    return answer
  }

  /// What is in force at a position, longitude before latitude on WGS 84, at an instant.
  ///
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public func answer(at position: Coordinate, at instant: Instant, known: Instant? = nil) throws -> Answer {
    let decreed = try self.decreed(known: known)
    guard let ward = index.locator.ward(at: position) else {
      var answer = Answer()
      answer.take(decreed.inForce.status(at: position, on: instant.moment(offset: clockOffset), computed: nil))
      return answer
    }
    var answer = Answer(
      timelines.level(ofWard: ward, at: instant.milliseconds, known: known?.milliseconds ?? .max), ward: ward)
    // Where a decree is not far, the position may lie on the border of a ward that it names.
    guard !decreed.apart[ward] else { return answer }
    answer.take(
      decreed.inForce.status(
        at: position, on: instant.moment(offset: clockOffset), computed: answer.computed.map { ($0.id, nil) }))
    return answer
  }

  /// The computed levels of a ward one after the other, corrections and announcements counted, each with the revision to cite and since
  /// when it holds; decrees are left out.
  public func levels(ofWard ward: Int) -> [Answer] {
    timelines.levels(ofWard: ward).map { found, from in
      var answer = Answer(found, ward: ward)
      answer.since = Instant(milliseconds: from)
      return answer
    }
  }

  /// The first instant at which a decree no longer holds, repeals counted; `nil` when no end is known.
  ///
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public func end(ofDecree id: String, known: Instant? = nil) throws -> Instant? {
    let inForce = try decreed(known: known).inForce
    guard let number = inForce.areas.firstIndex(where: { $0.id == id }) else { return nil }
    return inForce.ends[number].map { Instant($0, offset: clockOffset) }
  }

  /// The next instant at which a ward's answer is another, as far as published maps and decrees tell; `nil` when none is told.
  ///
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public func change(ofWard ward: Int, after instant: Instant, known: Instant? = nil) throws -> Instant? {
    try change(
      ward: ward, turns: decreed(known: known).inForce.turns(ofWard: ward), after: instant, known: known
    ) { try answer(ofWard: ward, at: $0, known: known) }
  }

  /// The same at a position, longitude before latitude on WGS 84.
  ///
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public func change(at position: Coordinate, after instant: Instant, known: Instant? = nil) throws -> Instant? {
    try change(
      ward: index.locator.ward(at: position), turns: decreed(known: known).inForce.turns(at: position), after: instant,
      known: known
    ) { try answer(at: position, at: $0, known: known) }
  }

  private func change(
    ward: Int?, turns: [Moment], after instant: Instant, known: Instant?, _ answer: (Instant) throws -> Answer
  ) throws -> Instant? {
    let computed = ward.flatMap {
      timelines.change(ofWard: $0, after: instant.milliseconds, known: known?.milliseconds ?? .max)
    }
    let turns = turns.map { Instant($0, offset: clockOffset) }.filter { $0 > instant }
    let moments = (turns + (computed.map { [Instant(milliseconds: $0)] } ?? [])).sorted()
    guard !moments.isEmpty else { return nil }
    let now = try answer(instant)
    return try moments.first { moment in
      let then = try answer(moment)
      return then.level != now.level || then.decree != now.decree
    }
  }

  /// The next instant after one at which any decree begins or ends; `nil` when none does.
  public func turn(after instant: Instant) -> Instant? {
    decreed.inForce.turns.map { Instant($0, offset: clockOffset) }.first { $0 > instant }
  }

  /// The instants of a time at which decrees begin or end that touch a ward, whole or in part, ascending.
  ///
  /// - Parameters:
  ///   - instant: does not count itself.
  ///   - until: the first instant that does not count.
  /// - Throws: `GEOSError` when decrees of before cannot be placed.
  public func turns(ofWard ward: Int, after instant: Instant, until: Instant, known: Instant? = nil) throws -> [Instant]
  {
    try decreed(known: known).inForce.turns(ofWard: ward).map { Instant($0, offset: clockOffset) }
      .filter { instant < $0 && $0 < until }
  }

  /// The decreed area of an id, in the version that was kept last up to an instant.
  public func decree(_ id: String, known: Instant? = nil) -> DecreedArea? {
    decrees.last { entry in entry.area.id == id && known.map { entry.recordedAt <= $0 } ?? true }?.area
  }

  /// Of each ward, whether every position inside it has the ward's own answer at all instants of a time.
  ///
  /// - Parameter until: the first instant that does not count.
  public func isUniform(from: Instant, until: Instant) -> [Bool] {
    // Moments are whole seconds: the one in which the last instant falls counts.
    decreed.inForce.isUniform(
      from: from.moment(offset: clockOffset), until: Moment(seconds: until.moment(offset: clockOffset).seconds + 1))
  }

  private func decreed(known: Instant?) throws -> Decreed {
    guard let known else { return decreed }
    let count = decrees.count { $0.recordedAt <= known }
    if count == decrees.count { return decreed }
    if let made = earlier.withLock({ $0[count] }) { return made }
    let made = try Self.inForce(decrees.filter { $0.recordedAt <= known }, precedence, timelines.levels, vintage)
    earlier.withLock { $0[count] = made }
    return made
  }
}

extension ZoneSnapshot.Answer {
  fileprivate init(_ found: Timelines.Found, ward: Int) {
    self.init(
      ward: ward, computed: found.level, level: found.level?.id, revision: found.revision,
      since: found.since.map { Instant(milliseconds: $0) })
  }

  fileprivate mutating func take(_ status: StatusInForce) {
    self.status = status
    level = status.level
    decree = status.decree
  }
}
