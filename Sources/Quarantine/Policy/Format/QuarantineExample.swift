import Quantities

/// A person with the answer that must come out; the checker tries each.
public struct QuarantineExample: Sendable {
  public struct Expected: Hashable, Sendable {
    public var outcome: QuarantineAnswer.Outcome
    public var rule: String?
    public var places: [OrderPlace]?
    public var days: Int?
    public var tests: [Int]?
    public var watchDays: Int?
    public var unknown: [QuarantineAnswer.Unknown]?
  }

  /// What is asked of a release.
  public struct Release: Hashable, Sendable {
    public var question: ReleaseQuestion
    public var isAllowed: Bool
    /// Id of the way.
    public var way: String?
  }

  public var name: String
  public var facts: QuarantineFacts
  public var jurisdiction: String
  public var place: OrderPlace?
  /// `nil` where what is asked is the release.
  public var expected: Expected?
  public var release: Release?
  var line = 0
}
