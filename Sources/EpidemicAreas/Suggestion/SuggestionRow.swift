/// What an area of one extent would hold, and what it takes in beside the one before: the cost of enlarging.
public struct SuggestionRow: Hashable, Sendable {
  /// `buffer 100 m`, `ring 200 m`, `with block 17`, `with ward 00031`.
  public var label: String
  /// People of houses that lie inside, or of whole wards; and those of houses nobody knows, by the share of their ward's ground.
  public var people: Int
  public var estimatedOthers: Int
  /// What it takes in beside the area that it is compared with: the row before for rings, the suggested area for single blocks and wards.
  public var added: Int
  public var addedOthers: Int
  /// Square metres of ground.
  public var ground: Int
}
