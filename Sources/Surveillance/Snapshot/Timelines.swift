import Criteria
import Quantities
import Store
import Zones

/// The computed levels of all wards over time, as revisions have said them.
///
/// Instants are milliseconds since 1970 in UTC.
struct Timelines: Sendable {
  /// The level of a ward at an instant.
  struct Found {
    /// `nil` where no map in force says anything of the ward.
    var level: Level?
    /// The last revision in force; `nil` before the first.
    var revision: Int?
    var since: Int64?
  }

  /// What a revision says of a ward, where it is not what the one before said.
  private struct Change {
    var revision: Int32
    /// Place in `levels`.
    var level: Int32
    var from: Int64
    /// Told ahead by the revision; a later one that does not tell it any more takes it back.
    var isAnnounced: Bool
  }

  private struct Published {
    var number: Int
    var from: Int64
    var published: Int64
  }

  private struct Correction {
    var number: Int
    var published: Int64
    /// Of each ward.
    var levels: [Int32]
  }

  /// The levels of all criteria sets that revisions were made by.
  private(set) var levels: [Level] = []
  /// Where those of each set begin.
  private var firstLevel: [Int: Int] = [:]
  /// In the order of revisions, of one revision by when they take effect.
  private var changes: [[Change]]
  /// In the order of their numbers, corrections left out.
  private var published: [Published] = []
  /// By the number of the revision in whose place they are, in the order of their own.
  private var corrections: [Int: [Correction]] = [:]
  /// What each correction is in the place of in the end, since a correction may be corrected too.
  private var corrected: [Int: Int] = [:]

  init(wards: Int) { changes = Array(repeating: [], count: wards) }

  /// Takes the next published revision.
  ///
  /// - Throws: `StoreError`; `CriteriaError`; `SurveillanceError.damagedStatus`.
  mutating func append(_ revision: ZoneRevision, _ vintage: BoundaryVintage, _ reading: Reading) throws {
    guard let from = revision.inForceFrom?.milliseconds, let at = revision.publishedAt?.milliseconds else { return }
    let first = try place(of: revision.criteria, reading)
    if let corrects = revision.corrects {
      let kept = try Archive.statuses(of: revision, vintage, reading)
      let classes = try Archive.criteria(revision.criteria, reading).classes
      let place = corrected[corrects] ?? corrects
      corrected[revision.number] = place
      corrections[place, default: []].append(
        Correction(
          number: revision.number, published: at,
          levels: try vintage.wards.indices.map { ward in
            guard let bytes = kept[ward], let status = StatusCoding.status(bytes, ward: ward, classes: classes) else {
              throw SurveillanceError.damagedStatus(revision: revision.number)
            }
            return Int32(first + status.classIndex)
          }))
      return
    }
    published.append(Published(number: revision.number, from: from, published: at))
    let statuses = try reading.statement("SELECT ward, class FROM surveillance_statuses WHERE revision = ?")
    statuses.bind(0, revision.number)
    while try statuses.step() {
      guard let ward = vintage.ward(row: statuses.int(0)) else { continue }
      let level = Int32(first + statuses.int(1))
      // Most rows of a new day say the same level with other figures.
      if let last = changes[ward].last, last.level == level, !last.isAnnounced { continue }
      changes[ward].append(Change(revision: Int32(revision.number), level: level, from: from, isAnnounced: false))
    }
    let announcements = try reading.statement(
      "SELECT ward, class, effective_at FROM surveillance_announcements WHERE revision = ? ORDER BY effective_at")
    announcements.bind(0, revision.number)
    while try announcements.step() {
      guard let ward = vintage.ward(row: announcements.int(0)), Int64(announcements.int(2)) > from else { continue }
      // Until then the level of before holds, which a revision that leaves it as it is says nowhere else.
      let own = Int32(revision.number)
      if changes[ward].last?.revision != own, let held = changes[ward].last(where: { !$0.isAnnounced }) {
        changes[ward].append(Change(revision: own, level: held.level, from: held.from, isAnnounced: false))
      }
      changes[ward].append(
        Change(
          revision: Int32(revision.number), level: Int32(first + announcements.int(1)),
          from: Int64(announcements.int(2)), isAnnounced: true))
    }
  }

  /// When the last of the revisions was published; `nil` before the first.
  var lastPublished: Int64? {
    (published.map(\.published) + corrections.values.joined().map(\.published)).max()
  }

  private mutating func place(of criteria: Int, _ reading: Reading) throws -> Int {
    if let known = firstLevel[criteria] { return known }
    firstLevel[criteria] = levels.count
    levels += try Archive.criteria(criteria, reading).classes
    return firstLevel[criteria]!
  }

  /// - Parameter known: what was published up to this instant counts.
  /// - Complexity: O(what came after the instant).
  func level(ofWard ward: Int, at instant: Int64, known: Int64) -> Found {
    guard let revision = published.last(where: { $0.from <= instant && $0.published <= known }) else { return Found() }
    if let correction = corrections[revision.number]?.last(where: { $0.published <= known }) {
      return Found(level: levels[Int(correction.levels[ward])], revision: correction.number, since: revision.from)
    }
    // What the revision says of the ward may be kept with one before it, which need not have been in force itself.
    let said = changes[ward]
    guard let last = said.last(where: { $0.revision <= revision.number }) else {
      return Found(revision: revision.number)
    }
    let change =
      last.isAnnounced
      ? said.last { $0.revision == last.revision && (!$0.isAnnounced || $0.from <= instant) } ?? last : last
    return Found(
      level: levels[Int(change.level)], revision: revision.number,
      since: change.isAnnounced ? change.from : min(change.from, revision.from))
  }

  /// Every level of a ward, each from when it holds, as far as is known now.
  func levels(ofWard ward: Int) -> [(found: Found, from: Int64)] {
    let turns = published.map(\.from) + changes[ward].filter(\.isAnnounced).map(\.from)
    var levels: [(found: Found, from: Int64)] = []
    for from in Set(turns).sorted() {
      let found = level(ofWard: ward, at: from, known: .max)
      if found.level != nil, found.level?.id != levels.last?.found.level?.id { levels.append((found, from)) }
    }
    return levels
  }

  /// The next instant at which a ward has another level, as far as is known now; `nil` when none is told.
  ///
  /// - Complexity: O(what came after the instant · changes of the ward).
  func change(ofWard ward: Int, after instant: Int64, known: Int64) -> Int64? {
    let now = level(ofWard: ward, at: instant, known: known).level?.id
    let begins = published.filter { $0.from > instant && $0.published <= known }.map(\.from)
    let announced = changes[ward].filter { $0.isAnnounced && $0.from > instant }.map(\.from)
    return (begins + announced).sorted().first { level(ofWard: ward, at: $0, known: known).level?.id != now }
  }
}
