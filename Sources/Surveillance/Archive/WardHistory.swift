public import Criteria
public import Quantities
public import Store
import Zones

/// The levels that a ward was published with, one after the other.
public enum WardHistory {
  public struct Step: Sendable {
    public var revision: Int
    /// Day of the map.
    public var on: Day
    public var from: Instant
    public var level: Level
    public var reasons: [Reason]
  }

  /// The levels of a ward one after the other, with the reasons of the revision that each stands on: corrections stand in the place of what
  /// they correct, and announced levels where they take effect.
  ///
  /// - Parameter ward: its number in the snapshot's vintage.
  /// - Throws: `StoreError`; `SurveillanceError.damagedStatus`; `CriteriaError`.
  public static func steps(_ ward: Int, _ snapshot: ZoneSnapshot, _ reading: Reading) throws -> [Step] {
    try snapshot.levels(ofWard: ward).compactMap { answer in
      guard let level = answer.computed, let number = answer.revision, let since = answer.since else { return nil }
      let revision = try Archive.revision(number, reading)
      let status = try Archive.status(ofWard: ward, in: number, snapshot.vintage, reading).status
      return Step(revision: number, on: revision.on, from: since, level: level, reasons: status.reasons)
    }
  }
}
