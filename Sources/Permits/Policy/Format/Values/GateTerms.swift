/// How the gate looks at a journey as a whole.
public struct GateTerms: Hashable, Sendable {
  public enum Route: String, CaseIterable, Sendable {
    /// The strictest of all wards on the way counts.
    case strictest
    /// Only where it begins and ends counts.
    case ends
  }

  public enum AtChange: String, CaseIterable, Sendable {
    /// A permit ends where any ward of it gets another level or decree, as far as is known.
    case any
    /// It ends where a ward is known to get one at which it would not be allowed.
    case stricter
    /// What is known of the future does not matter; the change itself does when it comes.
    case ignore
  }

  public enum Partly: String, CaseIterable, Sendable {
    case review, refuse
    /// Only what holds in the whole ward counts.
    case ignore
  }

  public var route: Route
  public var atChange: AtChange
  /// What a stricter decree over a part of a ward means to the ward.
  public var partly: Partly
  /// Whether nothing is decided before the first map is published, even where decrees give all levels.
  public var needsMap: Bool
}
