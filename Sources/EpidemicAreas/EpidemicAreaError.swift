public import Quantities

/// Why something cannot be done with areas; a refusal by the rules is no error but a decision with reasons.
public enum EpidemicAreaError: Error, Hashable, Sendable {
  /// No policy was adopted.
  case noPolicy
  /// There is no such policy in the folder.
  case unknownPolicy(String, known: [String])
  /// The policy says nothing of the moment.
  case notInForce(policy: String, at: Moment)
  /// There is nothing of this number that the officer may see. Which of the two is not told.
  case notFound(what: String)
  /// An end at or before the beginning, or before what it is to prolong.
  case endBeforeStart(from: Moment, until: Moment)
  /// The moment of an act lies outside of what it can be.
  case momentOutside(String)
  /// The area is in a state in which this cannot be done.
  case wrongState(what: String, state: String)
  /// The shape is none that an area can have; all that is wrong with it.
  case unusableShape([String])
  /// No ward lies under the area.
  case outsideAllWards
  /// What is asked names something that the policy, the wards or the register do not have.
  case unknown(what: String, name: String, known: [String])
  /// The release test is not met, and nobody said why it is done nevertheless.
  case notReleasable(codes: [String])
  /// Something said in the form cannot be taken as it is.
  case unusable(String)
  /// What the database has cannot be read: it was made by a later version or damaged.
  case unreadable
}

extension EpidemicAreaError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noPolicy:
      "no policy of epidemic areas is in force in this city; adopt one with 'zonal area policy ID', for example hanoi-areas-2021"
    case .unknownPolicy(let id, let known):
      "there is no policy of areas '\(id)'; there are \(known.joined(separator: ", ")), or give the path of a file"
    case .notInForce(let policy, let moment):
      "the policy \(policy) says nothing of \(moment); adopt one that holds then with 'zonal area policy ID'"
    case .notFound(let what): "there is no such \(what) in your area"
    case .endBeforeStart(let from, let until):
      "the end \(until) is not after \(from); an area ends after it begins, so correct one of the two"
    case .momentOutside(let why): why
    case .wrongState(let what, let state):
      "the \(what) is \(state), so this cannot be done; 'zonal area show' has its acts one after the other"
    case .unusableShape(let defects):
      "the shape is none that an area can have: \(defects.prefix(5).joined(separator: "; "))"
        + "\(defects.count > 5 ? " …" : ""); repair it, 'zonal boundaries convert --repair' can"
    case .outsideAllWards: "no ward lies under the area; longitude comes before latitude, in degrees on WGS 84"
    case .unknown(let what, let name, let known):
      "there is no \(what) '\(name)'"
        + (known.isEmpty
          ? "" : "; there are \(known.prefix(20).joined(separator: ", "))\(known.count > 20 ? " …" : "")")
    case .notReleasable(let codes):
      "the release test is not met (\(codes.joined(separator: ", "))); wait, bring what is missing, or say on what ground it is "
        + "released nevertheless"
    case .unusable(let why): why
    case .unreadable: "a record of areas cannot be read; use the version of zonal that wrote it, or a backup"
    }
  }
}
