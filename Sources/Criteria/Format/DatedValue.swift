public import Quantities

/// How sure a number is: read in the act, pinned down by other texts, remembered, or not known.
public enum Confidence: String, Sendable, CaseIterable {
  case text, consistent, memory, unknown
}

/// A number with the days from which each value holds; entries are appended, never edited.
public struct DatedValue: Sendable {
  public struct Entry: Sendable {
    public var from: Day
    /// `nil` when it was repealed or is not known.
    public var value: Fraction?
    public var citation: String
    public var confidence: Confidence
    var line = 0
  }

  public var id: String
  /// Ascending by day.
  public var entries: [Entry]
  var line = 0

  /// The entry in force on a day; `nil` before the first.
  public func entry(on day: Day) -> Entry? { entries.last { $0.from <= day } }
}
