public import Quantities

/// What is known of somebody confirmed who might be let go.
public struct ReleaseQuestion: Hashable, Sendable {
  public struct Sample: Hashable, Sendable {
    public var kind: TestResult.Kind
    /// By the clock of the place.
    public var taken: Moment
    public var outcome: TestResult.Outcome
    /// Ct value in tenths.
    public var ctTenths: Int?
  }

  /// When the person would be let go, by the clock of the place.
  public var at: Moment
  public var place: OrderPlace
  /// The first day without symptoms; `nil` when nobody said.
  public var symptomFreeSince: Day?
  public var samples: [Sample]
}
