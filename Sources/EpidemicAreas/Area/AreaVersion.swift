public import Quantities

/// One act on an area, with the place as it was from then on.
public struct AreaVersion: Hashable, Sendable {
  public var number: Int
  public var kind: AreaActKind
  public var place: AreaPlace
  public var wards: [AreaWard]
  public var from: Instant
  public var until: Instant
  public var measures: [String]
  public var note: AreaNote
  /// Codes of the reasons of the release test; empty for other acts.
  public var finding: [String]
  /// Row of the policy.
  public var policy: Int
  public var revision: Int?
  public var recordedAt: Instant
  public var actor: String
}
