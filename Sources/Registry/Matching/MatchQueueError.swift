/// What can be wrong with a decision on the queue of matches.
public enum MatchQueueError: Error, Hashable, Sendable {
  case unknown(number: Int)
  /// The citizen is none, or no candidate of the record in the officer's area. Which is not told.
  case noCandidate(citizen: Int, number: Int)
}

extension MatchQueueError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let number):
      "there is no record \(number) in the queue of matches; nothing was changed; see 'zonal matches'"
    case .noCandidate(let citizen, let number):
      "citizen \(citizen) is no candidate of record \(number) in your area; nothing was changed; choose one that is shown"
    }
  }
}
