/// A class that a ward can be in.
public struct Level: Hashable, Sendable {
  public var id: String
  /// Drawn beside the colour, for those who do not see it.
  public var letter: String
  /// `#rrggbb`.
  public var color: String
  public var name: Localized
  /// 0 for the lowest; `nil` for a class that is no level.
  public var rank: Int?
  var line = 0
}
