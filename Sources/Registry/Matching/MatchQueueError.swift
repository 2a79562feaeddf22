/// What can be wrong with a decision on the queue.
public enum MatchQueueError: Error, Hashable, Sendable {
  case unknown(number: Int)
}

extension MatchQueueError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let number):
      "there is no record \(number) in the queue of matches; nothing was changed; see 'zonal matches'"
    }
  }
}
