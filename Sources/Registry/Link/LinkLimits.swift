/// What we ask of the population database, and how much of its answers we bear.
public struct LinkLimits: Sendable {
  /// Changes asked for at a time.
  public var changes = 5_000
  /// The largest body, in bytes.
  public var bytes = 32 << 20
  /// The longest silence of the database, in seconds.
  public var silence = 30.0
  /// The longest time for one answer, in seconds.
  public var answer = 300.0
  /// How often one question is asked.
  public var attempts = 6
  /// The longest wait that the database may ask for, in seconds.
  public var longestWait = 600
  /// The first wait after a failure, in seconds; it doubles with every further one.
  public var firstWait = 1.0
  /// The longest wait after a failure, in seconds.
  public var longestBackoff = 60.0

  public init() {}

  /// How long to wait after a number of failures: a random share of a span that doubles, so that all who failed together do not
  /// come back together.
  ///
  /// - Parameters:
  ///   - failures: 1 or more.
  ///   - asked: the least wait that the database asked for, in seconds.
  ///   - chance: a number from 0 to 1.
  ///
  /// Source: M. Brooker, "Exponential backoff and jitter", 2015 (full jitter).
  func wait(after failures: Int, asked: Int?, chance: Double) -> Double {
    let span = min(longestBackoff, firstWait * Double(1 << min(failures - 1, 30)))
    return Double(asked ?? 0) + span * chance
  }
}
