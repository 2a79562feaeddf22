public import Quantities

/// Why something cannot be done with claims for support and their payments.
public enum SupportError: Error, Hashable, Sendable {
  /// No policies were adopted.
  case noPolicy
  /// What is asked names something that the policies, the wards or the file do not have.
  case unknown(what: String, name: String, known: [String])
  /// There is no claim, list, batch or payment of this number that the officer may see. Which of the two is not told.
  case notFound
  /// The claim is in a state in which this cannot be done.
  case wrongState(what: String, state: String)
  /// The claimant has a claim under the same policy that nobody has decided.
  case duplicate
  /// The policy is for another kind of claimant.
  case wrongKind(policy: String, needs: String)
  /// Facts are lacking, or the policy has a rule or an amount that nobody could read.
  case undecidable(missing: [String])
  /// Papers are missing that only the claimant can bring.
  case papersMissing([String])
  /// The policy pays no money itself.
  case paysNothing(policy: String)
  /// The claimant has money under the same policy for days that overlap.
  case paidAlready(from: Day, through: Day)
  /// The claimant has money under a policy that this one is not paid beside.
  case excluded(by: String)
  /// The one who confirms is the one who decided, or the one who pays is one of both.
  case sameOfficer
  /// The ceiling of the policy would be exceeded.
  case overCeiling(policy: String, left: Int)
  /// There is no confirmed claim to pay of what was asked for.
  case nothingToPay
  /// The calendar of holidays does not have the year.
  case unknownYear(Int, known: [Int])
  /// Something said to have happened lies after today.
  case inFuture(Day)
  /// What was given cannot be taken as it is.
  case unusable(String)
  /// What the database has cannot be read: it was made by a later version or damaged.
  case unreadable
}

extension SupportError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noPolicy:
      "no policies of support are in force in this city; adopt them with 'zonal support policy adopt ID', for example vn-68-2021"
    case .unknown(let what, let name, let known):
      "there is no \(what) '\(name)'"
        + (known.isEmpty
          ? "" : "; there are \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? " …" : "")")
    case .notFound: "there is no such claim, list, batch or payment in your area"
    case .wrongState(let what, let state):
      "the \(what) is \(state), so this cannot be done; 'zonal support show' shows its state"
    case .duplicate: "the claimant has a claim under this policy that is not decided yet; decide or withdraw that one"
    case .wrongKind(let policy, let needs):
      "the policy '\(policy)' is for claims of a \(needs); enter the claim as one"
    case .undecidable(let missing):
      "this cannot be decided: the rules lack \(missing.joined(separator: ", ")); enter it, or refuse with the ground"
    case .papersMissing(let papers):
      "papers are missing: \(papers.joined(separator: ", ")); ask for them with 'zonal support return', or refuse with the ground"
    case .paysNothing(let policy): "the policy '\(policy)' pays no money itself, so there is no claim to decide here"
    case .paidAlready(let from, let through):
      "the claimant has money under this policy for \(from) to \(through), which overlaps (a payment counts also when its claim is deleted); "
        + "refuse the claim with that ground"
    case .excluded(let policy):
      "the claimant has money under '\(policy)', beside which this policy is not paid; refuse the claim with that ground"
    case .sameOfficer: "the officer who decided a claim neither confirms nor pays it; somebody else has to"
    case .overCeiling(let policy, let left):
      "the ceiling of '\(policy)' has \(left) đồng left, which is not enough; nothing was confirmed"
    case .nothingToPay: "no confirmed claim is there to be paid of what was asked for; nothing was made"
    case .unknownYear(let year, let known):
      "the calendar of holidays does not have \(year), only \(known.map(String.init).joined(separator: ", ")); "
        + "add the year to the calendar file"
    case .inFuture(let day): "\(day) is after today; enter what has happened"
    case .unusable(let why): why
    case .unreadable: "a record of support cannot be read; use the version of zonal that wrote it, or a backup"
    }
  }
}
