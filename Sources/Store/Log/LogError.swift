/// Why an act cannot be put into the decision log, or be shown from it.
public enum LogError: Error, Hashable, Sendable {
  /// The file's log is signed, and its keys were not opened.
  case keyNeeded(path: String)
  /// A tree head's text is not one.
  case noTreeHead(line: Int)
}

extension LogError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .keyNeeded(let path):
      "the decision log of '\(path)' is signed, so nothing can be done in it without its key; nothing was changed"
    case .noTreeHead(let line): "this is no tree head of a decision log: line \(line) is not as it should be"
    }
  }
}
