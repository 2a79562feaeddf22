/// Why a permit cannot be made into a credential.
public enum PermitCredentialError: Error, Hashable, Sendable {
  /// The wards of the route do not fit into the code beside everything else, with the shortest form of the name.
  case routeTooLong(wards: Int, fit: Int)
  /// Everything but the route is too long already: ids, plate, issuer.
  case textsTooLong(characters: Int, most: Int)
}

extension PermitCredentialError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .routeTooLong(let wards, let fit):
      "the route goes through \(wards) wards and the code of a permit holds \(fit) of them; issue a permit for each part of the way"
    case .textsTooLong(let characters, let most):
      "the texts of the permit make a code of \(characters) characters and \(most) fit; shorten the ids of group, purpose, policy or issuer"
    }
  }
}
