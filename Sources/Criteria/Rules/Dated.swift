public import Quantities

/// A rule with the moments from which each form of it holds; entries are appended, never edited.
public struct Dated<Value: Sendable>: Sendable {
  public struct Entry: Sendable {
    /// The first moment at which it holds.
    public var from: Moment
    /// `nil` when it was repealed; also when nobody knows it, and `confidence` is then `unknown`.
    public var value: Value?
    public var citation: String
    public var confidence: Confidence
    package var line = 0

    /// Whether something holds that nobody could read: the rule then lets nothing pass.
    public var isUnknown: Bool { confidence == .unknown }
  }

  /// Ascending by moment.
  public var entries: [Entry]

  /// The entry in force at a moment; `nil` before the first.
  public func entry(at moment: Moment) -> Entry? { entries.last { $0.from <= moment } }
}
