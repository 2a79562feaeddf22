public import Quantities

/// All reports as they were known at one moment: a full restatement, not what came in since the one before.
public struct Vintage: Hashable, Sendable {
  public let knownAt: Moment
  public let tally: Tally
  /// The last day that it reports on, cases or none; later days are not 0 but not told. `nil` when it tells nothing.
  public let through: Day?

  /// - Parameter through: the last day that is reported on; the last day with a count when it is not given, which takes a last
  ///   day without any report for one that is not told.
  public init(knownAt: Moment, tally: Tally, through: Day? = nil) {
    self.knownAt = knownAt
    self.tally = tally
    self.through = through ?? tally.lastDay
  }
}
