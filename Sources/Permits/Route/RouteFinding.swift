public import Criteria

/// What is remarkable about a route: said, never guessed away.
public struct RouteFinding: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A piece of the line lies in no ward.
    case outside
    /// A piece runs along the border of wards, and all of them count.
    case border
    /// A line of no length, or with positions that are none.
    case unusable
    /// Latitude seems to stand before longitude.
    case swapped
    /// A ward code that the vintage does not have.
    case unknownWard = "unknown-ward"
    /// Two wards that follow each other have no border in common.
    case gap
  }

  public var kind: Kind
  public var words: Localized
  /// Numbers of the wards that it is about.
  public var wards: [Int]
  /// Of the piece, where it is one.
  public var metres: Double?

  init(_ kind: Kind, english: String, vietnamese: String, wards: [Int] = [], metres: Double? = nil) {
    self.kind = kind
    words = Localized(english: english, vietnamese: vietnamese)
    self.wards = wards
    self.metres = metres
  }
}
