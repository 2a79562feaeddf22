import Criteria
public import Quantities
public import Surveillance

/// How urgent the published zone map makes each ward, and what to cite for it.
public struct WardUrgency: Sendable {
  /// Ranks of the levels in force, by the wards' rows.
  public var ranks: [Int: Int]
  /// The revision of the map.
  public var revision: Int

  public init(ranks: [Int: Int], revision: Int) {
    self.ranks = ranks
    self.revision = revision
  }

  /// As the published map and the decrees have it at an instant.
  ///
  /// - Throws: `VaccinationError.unusable` before the first publication; `GEOSError`.
  public init(_ snapshot: ZoneSnapshot, at instant: Instant) throws {
    guard snapshot.revision > 0 else {
      throw VaccinationError.unusable("no zone map was published, so that no ward is urgent; publish one first")
    }
    let levels = snapshot.levelsByID
    revision = snapshot.revision
    ranks = [:]
    for ward in snapshot.vintage.wards.indices {
      let answer = try snapshot.answer(ofWard: ward, at: instant)
      if let level = answer.level, let rank = levels[level]?.rank { ranks[snapshot.vintage.row(ward)] = rank }
    }
  }
}
