public import Quantities

/// Why something cannot be done with permits; a refusal by the rules is no error but a decision with reasons.
public enum PermitError: Error, Hashable, Sendable {
  /// No policy was adopted.
  case noPolicy
  /// There is no such policy in the folder.
  case unknownPolicy(String, known: [String])
  /// The adopted policy says nothing of the moment.
  case notInForce(policy: String, at: Moment)
  /// There is no application or permit of this number or code that the officer may see. Which of the two is not told.
  case notFound
  /// The application or permit is in a state in which this cannot be done.
  case wrongState(what: String, state: String)
  /// The rules refuse it now, though they did not when it came in.
  case refusedByRules(codes: [String])
  /// The second officer must be another one than the first.
  case sameOfficer
  /// The person has a live permit for the purpose, or an application under way.
  case duplicate
  /// The employer has as many permits as allowed.
  case quotaReached(Int)
  /// No zone map was published yet, so nothing can be decided by it.
  case noZoneMap
  /// The key signs nothing here: it is unknown, withdrawn, not yet or no longer in use.
  case unusableKey(String)
  /// What is asked names something that the policy or the wards do not have.
  case unknown(what: String, name: String, known: [String])
  /// A file of the form cannot be taken as it is.
  case unusable(String)
  /// What the database has cannot be read: it was made by a later version or damaged.
  case unreadable
}

extension PermitError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noPolicy:
      "no permit policy is in force in this city; adopt one with 'zonal permit policy ID', for example hanoi-2021"
    case .unknownPolicy(let id, let known):
      "there is no permit policy '\(id)'; there are \(known.joined(separator: ", ")), or give the path of a file"
    case .notInForce(let policy, let moment):
      "the permit policy \(policy) says nothing of \(moment); adopt one that holds then with 'zonal permit policy ID'"
    case .notFound: "there is no such application or permit in your area"
    case .wrongState(let what, let state):
      "the \(what) is \(state), so this cannot be done; 'zonal permit list' shows its state and the reasons"
    case .refusedByRules(let codes):
      "the rules now refuse it (\(codes.joined(separator: ", "))), so it cannot be approved; decide it anew"
    case .sameOfficer: "the policy asks for a second officer, and you were the first; somebody else must agree"
    case .duplicate: "the person has a live permit for this purpose already, or an application under way"
    case .quotaReached(let quota):
      "the employer has the \(quota) permits that it may have; revoke some, or let an officer raise the number"
    case .noZoneMap: "no zone map is published yet, and permits are decided by published maps only; publish one first"
    case .unusableKey(let why): "the key cannot sign permits: \(why); see 'zonal permit keys list'"
    case .unknown(let what, let name, let known):
      "there is no \(what) '\(name)'"
        + (known.isEmpty
          ? "" : "; there are \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? " …" : "")")
    case .unusable(let why): why
    case .unreadable:
      "a record of permits cannot be read; use the version of zonal that wrote it, or a backup"
    }
  }
}
