public import Quantities

/// How far from the place of the order somebody was; the position itself is not kept.
public struct CheckIn: Hashable, Sendable {
  public enum Verdict: String, CaseIterable, Sendable {
    case inside, outside
    /// The position is too inexact, or the order's place has none.
    case unclear = "cannot-tell"

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .inside: ("đúng nơi cách ly", "at the place")
      case .outside: ("ngoài nơi cách ly", "outside the place")
      case .unclear: ("không xác định được", "cannot be told")
      }
    }
  }

  public var day: Day
  public var verdict: Verdict
  /// Metres from the place; `nil` when the order's place has no position, or an officer saw for himself.
  public var distance: Int?
  /// Metres within which the position was, as the device said.
  public var accuracy: Int?
  public var at: Instant
  /// `person` for whoever is under the order, or the officer who went there.
  public var actor: String
}
