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

  /// Every published revision in which the ward's level is another than in the one before, with its reasons then.
  ///
  /// - Parameter ward: its number in the vintage.
  /// - Throws: `StoreError`; `SurveillanceError.damagedStatus`; `CriteriaError`.
  public static func steps(_ ward: Int, _ vintage: BoundaryVintage, _ reading: Reading) throws -> [Step] {
    let rows = try reading.all(
      """
      SELECT revision, body FROM surveillance_statuses WHERE ward = ? ORDER BY revision
      """, [SQLValue(vintage.row(ward))]
    ) { ($0.int(0), $0.bytes(1)) }
    var classes: [Int: [Level]] = [:]
    var steps: [Step] = []
    for (number, body) in rows {
      let revision = try Archive.revision(number, reading)
      guard let from = revision.inForceFrom, revision.publishedAt != nil else { continue }
      let levels = try classes[revision.criteria] ?? Archive.criteria(revision.criteria, reading).classes
      classes[revision.criteria] = levels
      guard let status = StatusCoding.status(body, ward: ward, classes: levels) else {
        throw SurveillanceError.damagedStatus(revision: number)
      }
      if let last = steps.last, last.level.id == status.level.id, revision.corrects == nil { continue }
      steps.append(
        Step(revision: number, on: revision.on, from: from, level: status.level, reasons: status.reasons))
    }
    return steps
  }
}
