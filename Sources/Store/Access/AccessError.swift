/// Why something is not done for somebody.
public enum AccessError: Error, Hashable, Sendable {
  case refused(Refusal)
  case unknownOfficer
  /// There is, or was, an officer of that name.
  case officerExists(name: String)
  /// The file has officers, so its first administrator was made.
  case notFirst
  /// Without an administrator nobody could make another.
  case lastAdministrator(name: String)
  /// An officer's name must be of 1 to 100 letters, digits, points, hyphens or underscores.
  case unusableName
  case unknownAreas([String])
  case unknownKind(String)
}

extension AccessError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .refused(let refusal):
      switch refusal.ground {
      case .role:
        "\(refusal.officer) (\(refusal.role.words.en)) does not have the right \(refusal.right.rawValue); "
          + "'zonal officers list' shows who is what, and --as says who does it"
      case .area:
        "\(refusal.subject) is not in the area of \(refusal.officer), so \(refusal.right.rawValue) was refused"
      case .ended: "\(refusal.officer) is an officer no longer, so \(refusal.right.rawValue) was refused"
      }
    case .unknownOfficer: "there is no officer of that name; an administrator can add one"
    case .officerExists(let name):
      "there is or was an officer '\(name)'; choose another name, so that the log stays clear"
    case .notFirst: "the database has officers already; an administrator can add others"
    case .lastAdministrator(let name): "'\(name)' is the last administrator; make another one first"
    case .unusableName: "an officer's name is of 1 to 100 letters, digits, points, hyphens or underscores"
    case .unknownAreas(let codes):
      "no ward of any vintage has the code \(codes.joined(separator: ", ")); check the codes"
    case .unknownKind(let kind): "there are no records of the kind '\(kind)'"
    }
  }
}
