public import Quantities

/// Why something cannot be done with quarantine orders.
public enum QuarantineError: Error, Hashable, Sendable {
  /// No policy was adopted.
  case noPolicy
  /// There is no such policy in the folder.
  case unknownPolicy(String, known: [String])
  /// There is no order, alert or certificate of this number or code that the officer may see. Which of the two is not told.
  case notFound
  /// The order is in a state in which this cannot be done.
  case wrongState(what: String, state: String)
  /// The person is under a running order already.
  case duplicate
  /// The policy asks for no quarantine.
  case notNeeded(rule: String)
  /// The policy does not say parts of the order that must be stated with a ground.
  case notSaid(parts: [String])
  /// The policy lets such a person not be at this place.
  case placeNotAllowed(String, allowed: [String])
  /// The order would end before it starts.
  case endBeforeStart(start: Day, end: Day)
  /// The end is not later than the one that holds.
  case notLater(end: Day, than: Day)
  /// Something said to have happened lies after today.
  case inFuture(Day)
  /// What must be there before the order is complete.
  case incomplete([String])
  /// The key signs nothing here: it is unknown, withdrawn, not yet or no longer in use.
  case unusableKey(String)
  /// What is asked names something that the policy or the wards do not have.
  case unknown(what: String, name: String, known: [String])
  /// What was given cannot be taken as it is.
  case unusable(String)
  /// What the database has cannot be read: it was made by a later version or damaged.
  case unreadable
}

extension QuarantineError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noPolicy:
      "no quarantine policy is in force in this city; adopt one with 'zonal quarantine policy adopt ID', for example vn-covid-2021"
    case .unknownPolicy(let id, let known):
      "there is no quarantine policy '\(id)'; there are \(known.joined(separator: ", ")), or give the path of a file"
    case .notFound: "there is no such order, alert or certificate in your area"
    case .wrongState(let what, let state):
      "the \(what) is \(state), so this cannot be done; 'zonal quarantine list' shows its state"
    case .duplicate: "the person is under a running order already; extend or transfer that one"
    case .notNeeded(let rule): "the policy asks for no quarantine of such a person (rule \(rule))"
    case .notSaid(let parts):
      "the policy does not say \(parts.joined(separator: ", ")) for such a person; state it with the ground"
    case .placeNotAllowed(let place, let allowed):
      "the policy does not let such a person be in quarantine at '\(place)'; it allows "
        + "\(allowed.joined(separator: ", ")); choose one of them or state the ground"
    case .endBeforeStart(let start, let end):
      "the order would end on \(end), before it starts on \(start); check both days"
    case .notLater(let end, let than):
      "\(end) is not after \(than), the end that holds; to end an order earlier, release the person with the ground"
    case .inFuture(let day): "\(day) is after today; enter what has happened"
    case .incomplete(let missing):
      "the order is not complete: \(missing.joined(separator: "; ")); enter it, or release the person with the ground"
    case .unusableKey(let why): "the key cannot sign certificates: \(why); see 'zonal quarantine keys list'"
    case .unknown(let what, let name, let known):
      "there is no \(what) '\(name)'"
        + (known.isEmpty
          ? "" : "; there are \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? " …" : "")")
    case .unusable(let why): why
    case .unreadable:
      "a record of quarantine cannot be read; use the version of zonal that wrote it, or a backup"
    }
  }
}
