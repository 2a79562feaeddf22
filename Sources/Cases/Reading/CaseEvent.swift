public import Criteria
public import Quantities

/// Something that happened to a person, for their timeline.
public struct CaseEvent: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case exposure, contact, marker, onset, symptom, sample, result, report, infectiousFrom, infectiousUntil, entered,
      classified, decided, merged, unmerged, outcome
  }

  public var kind: Kind
  /// The day of the place on which it was.
  public var day: Day
  /// The instant, where it is known.
  public var at: Instant?
  public var words: Localized
  /// The contact, test, marker or other record that it is about.
  public var number: Int?
}
