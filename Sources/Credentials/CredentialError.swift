/// Why bytes or a text are no credential that can be read, or one cannot be made.
public enum CredentialError: Error, Hashable, Sendable {
  /// The bytes are not well-formed or not in the form that is asked for; `at` counts bytes from 0.
  case malformed(what: String, at: Int)
}

extension CredentialError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let what, let at): "\(what), at byte \(at); it was damaged on the way or is none"
    }
  }
}
