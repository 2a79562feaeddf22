/// What is wrong with a decision log, and where.
public enum LogFinding: Hashable, Sendable {
  /// The row of an entry is not what its hash was made of.
  case entryAltered(number: Int)
  /// Entries are missing between others.
  case entriesMissing(first: Int, last: Int)
  /// Entries at the end are missing: tree heads were made over them.
  case entriesCutOff(first: Int, last: Int)
  /// Entries at the end are under no tree head.
  case entriesWithoutHead(first: Int, last: Int)
  /// One or more of these entries are not those that were there when the head over them was signed.
  case entriesDiffer(first: Int, last: Int)
  /// The kept hash over these entries is not theirs, or missing.
  case nodeAltered(first: Int, last: Int)
  /// There are hashes kept over entries that are not there.
  case nodesExtra(count: Int)
  /// The head is not as it was written.
  case headAltered(size: Int)
  /// The root of the head and the entries under it differ; without a signature it is not known which was altered.
  case rootDiffers(size: Int)
  /// Heads between these two are missing, or one of the two was altered.
  case headsDiffer(earlier: Int, later: Int)
  /// The head has no signature although one before it has, or one is asked for.
  case headUnsigned(size: Int)
  /// The head names a key that is not among those that are trusted.
  case keyUnknown(size: Int, key: Int)
  /// The log is older than a tree head that was given: it was rolled back, or entries were cut off.
  case rolledBack(size: Int, given: Int)
  /// The log does not continue the one of a tree head that was given: entries of before it were altered.
  case historyDiffers(given: Int)
  /// A tree head that was given is not signed by a key of this log.
  case givenHeadForged(size: Int)
  /// The engine cannot read the rows after this one.
  case unreadable(after: Int, details: String)
}

extension LogFinding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .entryAltered(let number): "entry \(number) was altered: its row is not what its hash was made of"
    case .entriesMissing(let first, let last): "entries \(first) to \(last) were removed"
    case .entriesCutOff(let first, let last):
      "entries \(first) to \(last) are gone: the log was cut off, though a tree head was made over them"
    case .entriesWithoutHead(let first, let last):
      "entries \(first) to \(last) are under no tree head: they were added by something else, or heads were removed"
    case .entriesDiffer(let first, let last):
      "one or more of the entries \(first) to \(last) are not those that were signed"
    case .nodeAltered(let first, let last): "the kept hash over entries \(first) to \(last) was altered or removed"
    case .nodesExtra(let count): "\(count) hashes are kept over entries that are not there"
    case .headAltered(let size): "the tree head of \(size) entries was altered"
    case .rootDiffers(let size): "the tree head of \(size) entries, or one of the entries, was altered"
    case .headsDiffer(let earlier, let later):
      "the tree head of \(earlier) or of \(later) entries was altered, or heads between them were removed"
    case .headUnsigned(let size): "the tree head of \(size) entries is not signed"
    case .keyUnknown(let size, let key):
      "the tree head of \(size) entries names key \(key), which is not among the keys that are trusted"
    case .rolledBack(let size, let given):
      "the log has \(size) entries, but a tree head over \(given) was given: the file was rolled back or cut off"
    case .historyDiffers(let given):
      "the first \(given) entries are not those of the tree head that was given: the log's past was altered"
    case .givenHeadForged(let size):
      "the tree head over \(size) entries that was given is not signed by a key of this log: it is of another log, or forged"
    case .unreadable(let after, let details): "nothing can be read after entry \(after): \(details)"
    }
  }
}
