public import Criteria
public import Quantities

/// When an area may be released.
public struct ReleaseRule: Sendable {
  public struct Terms: Hashable, Sendable {
    /// Days without a new case inside, at least.
    public var daysWithoutCase: Int
    /// Share of the residents that must be tested, all of them negative; 1 for everybody, `nil` where tests are not asked for.
    public var testedShare: Fraction?
    /// Days before the release from which a test counts; `nil` where the text sets no limit.
    public var testsWithinDays: Int?
  }

  public var id: String
  /// The kinds of areas that it is for; empty for all.
  public var kinds: [AreaKind]
  public var dated: Dated<Terms>
  package var line = 0
}
