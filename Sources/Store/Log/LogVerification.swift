import Quantities

/// The check of a whole decision log: that its rows are what was written, all of it and nothing else.
///
/// Every row is hashed again, every kept hash and every head's root computed again. Heads are chained by their digests, so that one
/// signature, the last, vouches for all; others are checked where something is wrong, or all when asked. Who can write to the file but
/// does not have the log's key cannot alter an entry, a hash or a head unseen. They can roll the file back to an earlier state, which
/// only a tree head kept elsewhere shows, and exchange the key for their own, which only a public key kept elsewhere shows.
public struct LogVerification: Sendable {
  /// Tree heads that were kept elsewhere: the log must have them in its past.
  public var given: [TreeHead] = []
  /// Public keys that are trusted; `nil` for those that the file names.
  public var publicKeys: [[UInt8]]?
  /// Whether the signature of every head is checked, at some 70 µs each.
  public var checksEverySignature = false

  public init() {}

  /// Verifies the log in one consistent state, beside whatever is being written.
  ///
  /// - Parameter progress: is told from time to time how many entries were read.
  /// - Complexity: O(entries)
  /// - Throws: `StoreError` when the file cannot be read at all; what is wrong with the log is in the report.
  public func run(_ file: DatabaseFile, progress: (Int) throws -> Void = { _ in }) throws -> LogReport {
    try file.read { reading in
      var walk = try LogWalk(self, keys: try DecisionLog.publicKeys(reading), reading)
      do {
        try walk.run(progress)
      } catch StoreError.damaged(_, let details) {
        walk.report.add(.unreadable(after: walk.report.entries, details: details))
      }
      return walk.report
    }
  }
}
