public import Quantities
import Store

/// An area under restriction as its last act left it.
///
/// Its place is not in it: a shape may be large, and a list of addresses is for the officers of its wards.
public struct EpidemicArea: Hashable, Sendable {
  public let number: Int
  public let kind: AreaKind
  public let name: String
  /// Number of the last act, from 1.
  public let version: Int
  /// `wards`, `shape` or `addresses`.
  public let placeKind: String
  /// The wards that it lies in, by row.
  public internal(set) var wards: [AreaWard] = []
  public let from: Instant
  /// The first instant at which it holds no more.
  public let until: Instant
  public let releasedAt: Instant?
  public let measures: [String]
  public let authority: String
  public let act: String
  /// Row of the policy, and the published revision of the zone map that stood when the last act was done.
  public let policy: Int
  public let revision: Int?
  public let proposal: Int?
  public let zoneDecree: String?

  static let columns = """
    a.id, a.kind, a.name, a.version, v.place, v.from_at, v.until_at, a.released_at, v.measures, v.authority, v.act,
    v.policy, v.revision, a.proposal, a.zone_decree
    """
  static let tables = "areas_areas a JOIN areas_versions v ON v.area = a.id AND v.version = a.version"

  /// - Throws: `EpidemicAreaError.unreadable`.
  init(_ row: Statement) throws {
    guard let kind = AreaKind(rawValue: row.text(1)) else { throw EpidemicAreaError.unreadable }
    number = row.int(0)
    self.kind = kind
    name = row.text(2)
    version = row.int(3)
    placeKind = row.text(4)
    from = Instant(milliseconds: Int64(row.int(5)))
    until = Instant(milliseconds: Int64(row.int(6)))
    releasedAt = row.optionalInt(7).map { Instant(milliseconds: Int64($0)) }
    measures = row.text(8).split(separator: ";").map(String.init)
    authority = row.text(9)
    act = row.text(10)
    policy = row.int(11)
    revision = row.optionalInt(12)
    proposal = row.optionalInt(13)
    zoneDecree = row.optionalText(14)
  }

  /// What it is at an instant.
  public func state(at instant: Instant) -> AreaState {
    if let releasedAt, releasedAt <= instant { return .released }
    if instant < from { return .announced }
    return instant < until ? .inForce : .ended
  }
}
