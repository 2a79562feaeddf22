public import Quantities

/// Made-up facts with the answer that must come out; the checker tries each.
public struct SupportExample: Sendable {
  public var name: String
  public var policy: String
  public var claimDay: Day
  public var facts: SupportFacts
  /// Spans of each ward of the example, by its code.
  public var places: [String: [PlaceSpan]]
  public var verdict: SupportAnswer.Verdict
  /// Only compared where it is given.
  public var amount: Int?
  public var missing: [String]?
  public var papers: [String]?
  package var line: Int
}

/// Place histories that stand in an example or a test.
public struct GivenPlaces: PlaceHistory {
  private let wards: [String: [PlaceSpan]]

  /// - Parameter wards: spans by the code of the ward, ascending and apart.
  public init(_ wards: [String: [PlaceSpan]]) { self.wards = wards }

  public func spans(ofWard ward: String, from: Day, through: Day) -> [PlaceSpan] {
    (wards[ward] ?? []).compactMap { span in
      var cut = span
      cut.from = max(span.from, from)
      cut.through = min(span.through, through)
      return cut.from <= cut.through ? cut : nil
    }
  }
}
