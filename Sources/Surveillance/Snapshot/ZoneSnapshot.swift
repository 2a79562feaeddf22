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

  /// One change of a ward's level.
  private struct Change {
    var revision: Int32
    /// Place in `levels`.
    var level: Int32
    var from: Int64
    var published: Int64
    /// Told ahead by the revision; a later one that does not tell it any more takes it back.
    var isAnnounced = false
  }

  /// A revision in the order of their numbers, corrections left out.
  private struct Publication {
    var number: Int
    var from: Int64
    var published: Int64
  }

  private struct Correction {
    var number: Int
    var from: Int64
    var until: Int64
    var published: Int64
    /// Of each ward.
    var levels: [Int32]
  }

  public let vintage: BoundaryVintage
  public let index: WardIndex
  /// Seconds that the city's clock is ahead of UTC.
  public let clockOffset: Int
  /// The highest published revision; 0 before the first.
  public let revision: Int
  private let levels: [Level]
  private let changes: [[Change]]
  private let publications: [Publication]
  private let corrections: [Correction]
  private let decrees: [DecreeRegister.Entry]
  private let decreed: InForce
  private let precedence: DecreePrecedence
  /// Decrees as known at moments in the past, made when they are asked for.
  private let earlier = Mutex<[Int: InForce]>([:])

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
    var levels: [Level] = []
    var firstLevel: [Int: Int] = [:]
    for number in Set(revisions.map(\.criteria)).sorted() {
      firstLevel[number] = levels.count
      levels += try Archive.criteria(number, reading).classes
    }
    self.levels = levels
    let byNumber = Dictionary(uniqueKeysWithValues: revisions.map { ($0.number, $0) })
    (changes, publications) = try Self.timelines(vintage, revisions, firstLevel, reading)
    corrections = try revisions.filter { $0.corrects != nil }.map { revision in
      let kept = try Archive.statuses(of: revision, vintage, reading)
      let first = firstLevel[byNumber[revision.number]!.criteria]!
      let classes = try Archive.criteria(revision.criteria, reading).classes
      return Correction(
        number: revision.number, from: revision.inForceFrom?.milliseconds ?? 0,
        until: revision.inForceUntil?.milliseconds ?? .max, published: revision.publishedAt?.milliseconds ?? 0,
        levels: try vintage.wards.indices.map { ward in
          guard let bytes = kept[ward], let status = StatusCoding.status(bytes, ward: ward, classes: classes) else {
            throw SurveillanceError.damagedStatus(revision: revision.number)
          }
          return Int32(first + status.classIndex)
        })
    }
    decrees = try DecreeRegister.entries(reading)
    decreed = try Self.inForce(decrees, precedence, levels, vintage)
  }

  private static func timelines(
    _ vintage: BoundaryVintage, _ revisions: [ZoneRevision], _ firstLevel: [Int: Int], _ reading: Reading
  ) throws -> ([[Change]], [Publication]) {
    var changes = vintage.wards.map { _ in [Change]() }
    var publications: [Publication] = []
    let statuses = try reading.statement("SELECT ward, class FROM surveillance_statuses WHERE revision = ?")
    let announcements = try reading.statement(
      "SELECT ward, class, effective_at FROM surveillance_announcements WHERE revision = ? ORDER BY effective_at")
    for revision in revisions where revision.corrects == nil {
      guard let from = revision.inForceFrom?.milliseconds, let published = revision.publishedAt?.milliseconds,
        let first = firstLevel[revision.criteria]
      else { continue }
      publications.append(Publication(number: revision.number, from: from, published: published))
      statuses.bind(0, revision.number)
      while try statuses.step() {
        guard let ward = vintage.ward(row: statuses.int(0)) else { continue }
        let level = Int32(first + statuses.int(1))
        // Most rows of a new day say the same level with other figures.
        if let last = changes[ward].last, last.level == level, !last.isAnnounced { continue }
        changes[ward].append(
          Change(revision: Int32(revision.number), level: level, from: from, published: published))
      }
      announcements.bind(0, revision.number)
      while try announcements.step() {
        guard let ward = vintage.ward(row: announcements.int(0)), Int64(announcements.int(2)) > from else { continue }
        changes[ward].append(
          Change(
            revision: Int32(revision.number), level: Int32(first + announcements.int(1)),
            from: Int64(announcements.int(2)), published: published, isAnnounced: true))
      }
    }
    return (changes, publications)
  }

  private static func inForce(
    _ entries: [DecreeRegister.Entry], _ precedence: DecreePrecedence, _ levels: [Level], _ vintage: BoundaryVintage
  ) throws -> InForce {
    // Of each id the version that was kept last.
    var latest: [String: DecreedArea] = [:]
    for entry in entries { latest[entry.area.id] = entry.area }
    let ranks = Dictionary(levels.compactMap { level in level.rank.map { (level.id, $0) } }) { first, _ in first }
    return try InForce(
      areas: latest.values.sorted { $0.id < $1.id }, precedence: precedence, ranks: ranks, wards: vintage.wards)
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
    var answer = computed(ward, at: instant.milliseconds, known: known?.milliseconds ?? .max)
    let decreed = try self.decreed(known: known)
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
      answer.take(decreed.status(at: position, on: instant.moment(offset: clockOffset), computed: nil))
      return answer
    }
    var answer = computed(ward, at: instant.milliseconds, known: known?.milliseconds ?? .max)
    guard !decreed.isUntouched(ward) else { return answer }
    answer.take(
      decreed.status(
        at: position, on: instant.moment(offset: clockOffset), computed: answer.computed.map { ($0.id, nil) }))
    return answer
  }

  private func computed(_ ward: Int, at instant: Int64, known: Int64) -> Answer {
    if let correction = corrections.last(where: { $0.from <= instant && instant < $0.until && $0.published <= known }) {
      let level = levels[Int(correction.levels[ward])]
      return Answer(
        ward: ward, computed: level, level: level.id, revision: correction.number,
        since: Instant(milliseconds: correction.from))
    }
    guard let revision = publications.last(where: { $0.from <= instant && $0.published <= known }) else {
      return Answer(ward: ward)
    }
    // What the revision says of the ward may be kept with one before it, which need not have been in force itself.
    let said = changes[ward]
    guard let last = said.last(where: { $0.revision <= revision.number }) else {
      return Answer(ward: ward, revision: revision.number)
    }
    let change =
      last.isAnnounced
      ? said.last { $0.revision == last.revision && (!$0.isAnnounced || $0.from <= instant) } ?? last : last
    let level = levels[Int(change.level)]
    return Answer(
      ward: ward, computed: level, level: level.id, revision: revision.number,
      since: Instant(milliseconds: change.isAnnounced ? change.from : min(change.from, revision.from)))
  }

  private func decreed(known: Instant?) throws -> InForce {
    guard let known else { return decreed }
    let count = decrees.count { $0.recordedAt <= known }
    if count == decrees.count { return decreed }
    if let made = earlier.withLock({ $0[count] }) { return made }
    let made = try Self.inForce(decrees.filter { $0.recordedAt <= known }, precedence, levels, vintage)
    earlier.withLock { $0[count] = made }
    return made
  }
}

extension ZoneSnapshot.Answer {
  fileprivate mutating func take(_ status: StatusInForce) {
    self.status = status
    level = status.level
    decree = status.decree
  }
}
