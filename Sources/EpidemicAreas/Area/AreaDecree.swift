public import Quantities

/// What an act says of a new area.
public struct AreaDecree: Hashable, Sendable {
  public var kind: AreaKind
  public var name: String
  public var place: AreaPlace
  public var from: Moment
  /// The first moment at which it holds no more; `nil` takes the policy's usual time.
  public var until: Moment?
  public var note: AreaNote
  /// Ids of the policy's measures.
  public var measures: [String]
  /// Number of the proposal that it follows.
  public var proposal: Int?
  /// Id of the decree of the zone map that gives the same ground its level, where there is one.
  public var zoneDecree: String?

  public init(
    kind: AreaKind, name: String, place: AreaPlace, from: Moment, until: Moment? = nil, note: AreaNote,
    measures: [String] = [], proposal: Int? = nil, zoneDecree: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.place = place
    self.from = from
    self.until = until
    self.note = note
    self.measures = measures
    self.proposal = proposal
    self.zoneDecree = zoneDecree
  }
}
