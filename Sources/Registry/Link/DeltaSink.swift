/// Where changes of the population database go: the register.
public protocol DeltaSink {
  /// Where the last batch that was applied ended; `nil` before the first.
  ///
  /// - Throws: what keeps it from being read.
  func cursor() throws -> PopulationCursor?

  /// Applies a batch and keeps its `next` cursor in one transaction, so that after a crash either both are there or neither.
  ///
  /// The same batch may come again: changes that are not above the last version of their citizen must change nothing.
  ///
  /// - Throws: what keeps it from being applied; nothing of it is then there.
  func apply(_ batch: PopulationBatch) throws -> DeltaCounts
}

/// What became of the changes of one batch or of all of a run.
public struct DeltaCounts: Hashable, Sendable {
  /// Changes that the register did not know.
  public var applied = 0
  /// Changes that it knew, or knows a later one of.
  public var known = 0
  /// Changes that contradict what others say, and wait for people.
  public var conflicts = 0
  /// Changes that the register cannot take, and lines that cannot be read.
  public var rejected = 0

  public init(applied: Int = 0, known: Int = 0, conflicts: Int = 0, rejected: Int = 0) {
    self.applied = applied
    self.known = known
    self.conflicts = conflicts
    self.rejected = rejected
  }

  public static func + (a: DeltaCounts, b: DeltaCounts) -> DeltaCounts {
    DeltaCounts(
      applied: a.applied + b.applied, known: a.known + b.known, conflicts: a.conflicts + b.conflicts,
      rejected: a.rejected + b.rejected)
  }
}
