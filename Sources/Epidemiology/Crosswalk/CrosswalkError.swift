public import Quantities

/// Why a crosswalk cannot be made or used.
public enum CrosswalkError: Error, Equatable, Sendable {
  /// The file cannot be read at all.
  case file(IntakeError)
  /// A row says what is not understood, or contradicts another one. Lines count from 1, the header included.
  case malformed(file: String, line: Int, reason: String)
  case empty
  case duplicate(from: String, to: String)
  /// A share that does not lie between its low and high ends, or these not between 0 and 1.
  case interval(from: String, to: String)
  case shares(from: String, sum: Fraction)
  case tooFine
  /// The map has no ward of a code that the crosswalk leads to.
  case unknownWard(to: String)
  /// Counts stand in a ward that the crosswalk does not know.
  case noSuccessor(from: String)
  /// 64 bits do not hold a count in the units of the shares.
  case tooLarge
}

extension CrosswalkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .malformed(let file, let line, let reason): "\(file), line \(line): \(reason)."
    case .empty: "a crosswalk without rows says nothing: give it rows of from, to and share."
    case .duplicate(let from, let to): "the crosswalk leads from '\(from)' to '\(to)' twice; add the two shares up."
    case .interval(let from, let to):
      "the share from '\(from)' to '\(to)' must lie between its low and high ends, and these between 0 and 1."
    case .shares(let from, let sum):
      "the shares of '\(from)' add up to \(sum), not to 1; give each of its reports to some successor, once."
    case .tooFine:
      "the shares have no common denominator up to \(Tally.largestScale); round them to 4 decimals that add up to 1."
    case .unknownWard(let to):
      "the crosswalk leads to '\(to)', which is no ward of the map; its column 'to' must name wards of --boundaries."
    case .noSuccessor(let from):
      "reports stand in the ward '\(from)' of the earlier vintage, and the crosswalk has no row from it; add one."
    case .tooLarge: "counts in units of the crosswalk's shares leave 64 bits; use shares with fewer decimals."
    }
  }
}
