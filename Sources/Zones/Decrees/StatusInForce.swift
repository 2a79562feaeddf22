public import Quantities

/// What is in force at a place and a moment, and why.
public struct StatusInForce: Hashable, Sendable {
  /// Where the level comes from.
  public enum Layer: Hashable, Sendable {
    /// The computed map of a day; `nil` when the map names none.
    case computed(on: Day?)
    /// A decreed area, by its id.
    case decreed(String)
  }

  /// A level that does not hold.
  public struct Loser: Hashable, Sendable {
    public var layer: Layer
    public var level: String
    /// Why not, as a sentence.
    public var reason: String
  }

  /// `nil` when no layer says anything.
  public var level: String?
  public var layer: Layer?
  /// Name of the rule that decided; `only one` when nothing had to be decided, empty when nothing is in force.
  public var rule: String
  public var losers: [Loser]
  /// Ids of decreed areas in force that cover a part of the ward only; empty for points.
  public var inside: [String]
  /// The next moment at which level or layer is another; `nil` when none is known.
  public var until: Moment?

  /// Id of the decreed area that decided.
  public var decree: String? { if case .decreed(let id) = layer { id } else { nil } }
}
