public import Criteria

/// When somebody confirmed is let go: in one of several ways.
public struct ReleaseRule: Sendable {
  /// Samples of which the last ones must be good.
  public struct Samples: Hashable, Sendable {
    public var count: Int
    public var kinds: Set<TestResult.Kind>
    /// Hours from each to the next at the least.
    public var hoursApart: Int
    /// Hours from the last one to the release at the most; `nil` for no limit.
    public var lastHours: Int?
    /// A positive one with this Ct value in tenths or a higher one is good as well.
    public var ctTenths: Int?
  }

  public struct Way: Hashable, Sendable {
    public var id: String
    public var condition: PersonCondition
    /// Days from the first positive sample at the least.
    public var leastDays: Int?
    /// Days without symptoms at the least.
    public var symptomFreeDays: Int?
    /// `nil` where no sample is asked for.
    public var samples: Samples?
  }

  public var id: String
  public var kinds: Set<PersonKind>
  public var jurisdiction: String
  /// The ways of each time; any of them is enough.
  public var dated: Dated<[Way]>
  var line = 0
}
