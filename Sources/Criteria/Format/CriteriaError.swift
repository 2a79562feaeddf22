public import Quantities

/// Why a criteria set cannot be used.
public enum CriteriaError: Error, Hashable, Sendable {
  case cannotRead(file: String, reason: String)
  /// The text has not the form of a criteria set; the line counts from 1.
  case malformed(file: String, line: Int, message: String)
  case unknownSet(String, known: [String])
  case notInForce(id: String, day: Day, periods: [CriteriaSet.Period])
  /// Cells that nobody has filled in; the set is refused until they are.
  case incomplete(id: String, missing: [String])
}

extension CriteriaError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason): "cannot read the criteria \(file): \(reason)."
    case .malformed(let file, let line, let message): "\(file):\(line): \(message)"
    case .unknownSet(let id, let known):
      "there is no criteria set '\(id)'. There are \(known.joined(separator: ", ")); or give the path of a file."
    case .notInForce(let id, let day, let periods):
      "\(id) is not in force on \(day): it holds "
        + periods.map { "from \($0.from)\($0.until.map { " until \($0)" } ?? "")" }.joined(separator: ", ")
        + ". To apply its rules to another day all the same, add --as-in-force-on \(periods.first?.from.description ?? "DAY"); "
        + "the map then says so."
    case .incomplete(let id, let missing):
      "\(id) is incomplete and cannot be applied; nobody has filled in: \(missing.joined(separator: "; ")). "
        + "Copy the file, fill these in with their citation, and name your file."
    }
  }
}
