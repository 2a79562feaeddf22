/// Why bytes are no lines of resources at all. What is wrong with single lines is a `FHIRFinding` instead.
public enum FHIRError: Error, Hashable, Sendable {
  /// The bytes are no UTF-8 text, or packed.
  case notText(reason: String)
  /// The first line is the beginning of a value that goes on in the next: a document made for people to read, not a line a resource.
  case notLines
  case longLine(line: Int, limit: Int)
}

extension FHIRError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notText(let reason):
      "the resources are no UTF-8 text: \(reason). Give NDJSON: one resource a line, not packed."
    case .notLines:
      "the first line is not a whole resource: the file looks like one document over several lines. Give NDJSON: one resource a "
        + "line, as bulk exports are; 'jq -c' makes lines of a document."
    case .longLine(let line, let limit):
      "line \(line) is longer than \(limit) bytes. Give NDJSON: one resource a line."
    }
  }
}
