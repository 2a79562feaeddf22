public import Quantities

/// An area that cases suggest, for somebody to decree or to reject. Nothing of it is in force, and the cases' positions are not in it.
public struct AreaSuggestion: Hashable, Sendable {
  public var kind: AreaKind
  public var name: String
  /// Whole wards, or a shape.
  public var place: AreaPlace
  public var wards: [AreaWard]
  public var cases: Int
  public var firstCase: Day
  public var lastCase: Day
  /// The suggested area first, then what enlarging it would cost.
  public var rows: [SuggestionRow]
}
