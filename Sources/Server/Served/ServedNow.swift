import Criteria
import Epidemiology
import NIOCore
import Quantities
import SpatialCore
import Surveillance
import Zones

/// Everything that is in force at one time, worked out ahead: what the server answers from until something changes.
///
/// Immutable. A request takes one and answers from it alone, so that no answer mixes two revisions.
final class ServedNow: Sendable {
  /// When it was made.
  let instant: Instant
  /// Up to when it holds, if nobody publishes or decrees: the next announced change, or the next midnight, when data get a day older.
  let validUntil: Instant
  let snapshot: ZoneSnapshot
  /// All published revisions, in the order of their numbers.
  let revisions: [ZoneRevision]
  /// The revision in force; `nil` before the first.
  let current: RevisionMap?
  /// What holds in each ward.
  let statuses: [WardStatus]
  /// The same as JSON, for those who see protected counts.
  let texts: [ByteBuffer]
  /// Of each ward, whether what holds in it holds at every position inside.
  private let isUniform: [Bool]
  private let numbers: [String: Int]

  init(
    instant: Instant, validUntil: Instant, snapshot: ZoneSnapshot, revisions: [ZoneRevision], current: RevisionMap?,
    statuses: [WardStatus], texts: [ByteBuffer]
  ) {
    self.instant = instant
    self.validUntil = validUntil
    self.snapshot = snapshot
    self.revisions = revisions
    self.current = current
    self.statuses = statuses
    self.texts = texts
    isUniform =
      texts.isEmpty
      ? snapshot.vintage.wards.map { _ in false } : snapshot.isUniform(from: instant, until: validUntil)
    numbers = Dictionary(
      uniqueKeysWithValues: snapshot.vintage.wards.enumerated().map { ($0.element.code, $0.offset) })
  }

  /// The ward at a position where its own status is the whole answer; `nil` outside all wards and where a decree may say more.
  func plainWard(at position: Coordinate) -> Int? {
    guard let ward = snapshot.index.locator.soleWard(at: position), isUniform[ward] else { return nil }
    return ward
  }

  /// The number of a ward by its code; `nil` for a code that is none.
  func ward(_ code: String) -> Int? { numbers[code] }
}
