import Criteria
public import Quantities
public import Store

/// A ward whose published level became another one: an entry of the feed.
public struct LevelChange: Hashable, Sendable {
  public var revision: Int
  /// Code of the ward.
  public var ward: String
  /// Ids of levels; `before` is `nil` for a ward that had none.
  public var before: String?
  public var after: String
  /// From when the level is in force.
  public var from: Instant
}

extension Archive {
  /// The wards whose level changed in revisions after one, in the order of revisions and wards; corrections of times that are over
  /// are changes too, against the revision that they correct.
  ///
  /// - Parameters:
  ///   - revision: 0 for all.
  ///   - limit: how many revisions at most are looked through.
  /// - Returns: the changes, and the revision to ask from the next time.
  /// - Complexity: O(wards) for the first revision that is kept as a difference, then O(changed wards) each.
  /// - Throws: `StoreError`; `SurveillanceError`; `CriteriaError`.
  public static func changes(
    since revision: Int, limit: Int = 100, _ reading: Reading
  ) throws -> (changes: [LevelChange], next: Int) {
    let revisions = try reading.all(
      """
      SELECT \(ZoneRevision.columns) FROM surveillance_revisions
      WHERE number > ? AND published_at IS NOT NULL ORDER BY number LIMIT ?
      """, [SQLValue(revision), SQLValue(limit)], ZoneRevision.init)
    var changes: [LevelChange] = []
    /// The levels of one revision, and which one.
    var held: (revision: Int, levels: [String: String])?
    for current in revisions {
      let reference = try current.corrects ?? current.base ?? last(before: current.number, reading)
      if held?.revision != reference {
        held = try reference.map { ($0, try Archive.levels(of: Archive.revision($0, reading), reading)) }
      }
      var levels = held?.levels ?? [:]
      for (code, after) in try ownLevels(of: current, reading).sorted(by: { $0.key < $1.key }) {
        guard let before = levels.updateValue(after, forKey: code), before == after else {
          changes.append(
            LevelChange(
              revision: current.number, ward: code, before: held?.levels[code], after: after,
              from: current.inForceFrom ?? current.draftedAt))
          continue
        }
      }
      held = (current.number, levels)
    }
    return (changes, revisions.last?.number ?? revision)
  }

  /// The published revision before a number, corrections left out; `nil` when it is the first.
  private static func last(before number: Int, _ reading: Reading) throws -> Int? {
    try reading.first(
      """
      SELECT max(number) FROM surveillance_revisions WHERE number < ? AND published_at IS NOT NULL AND corrects IS NULL
      """, [SQLValue(number)]
    ) { $0.optionalInt(0) }.flatMap { $0 }
  }

  /// Level of each ward by code, the wards that are kept with revisions before included.
  private static func levels(of revision: ZoneRevision, _ reading: Reading) throws -> [String: String] {
    var found = try ownLevels(of: revision, reading)
    var next = revision.base
    while let number = next {
      let current = try Archive.revision(number, reading)
      found.merge(try ownLevels(of: current, reading)) { own, _ in own }
      next = current.base
    }
    return found
  }

  private static func ownLevels(of revision: ZoneRevision, _ reading: Reading) throws -> [String: String] {
    let levels = try criteria(revision.criteria, reading).classes
    let rows = try reading.all(
      """
      SELECT w.code, s.class FROM surveillance_statuses s JOIN store_wards w ON w.id = s.ward WHERE s.revision = ?
      """, [SQLValue(revision.number)]
    ) { ($0.text(0), levels[$0.int(1)].id) }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
