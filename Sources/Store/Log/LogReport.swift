/// What a verification of the decision log found.
public struct LogReport: Sendable {
  /// Findings that are kept; a log that was altered all over has as many as entries.
  public static let keptFindings = 1000

  /// How many entries were read.
  public internal(set) var entries = 0
  /// How many tree heads were read, and how many of them have no signature.
  public internal(set) var heads = 0
  public internal(set) var unsignedHeads = 0
  /// How many signatures were checked.
  public internal(set) var signatures = 0
  /// The last head, when it is as it was written and all is well: what to keep for the next verification.
  public internal(set) var head: TreeHead?
  /// The first findings, in the order of the log.
  public private(set) var findings: [LogFinding] = []
  /// How many there are in all.
  public private(set) var findingCount = 0

  public var isIntact: Bool { findingCount == 0 }

  mutating func add(_ finding: LogFinding) {
    findingCount += 1
    if findings.count < Self.keptFindings { findings.append(finding) }
  }
}
