/// Why bytes or a text are no credential that can be read, or one cannot be made.
public enum CredentialError: Error, Hashable, Sendable {
  /// The bytes are not well-formed or not in the form that is asked for; `at` counts bytes from 0.
  case malformed(what: String, at: Int)
  /// More than a reader is told to take: depth, items or bytes.
  case tooMuch(of: String, most: Int)
  /// Well-formed, and not what must stand there.
  case unexpected(field: String, wanted: String)
  /// A key that is damaged, of a kind that is not used here, or of another algorithm than what it shall check.
  case key(String)
  /// A text longer than what a QR code may hold.
  case doesNotFit(characters: Int, most: Int)
}

extension CredentialError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let what, let at): "\(what), at byte \(at); it was damaged on the way or is none"
    case .tooMuch(let of, let most):
      "it has more \(of) than the \(most) that are read; it is no credential of this kind"
    case .unexpected(let field, let wanted): "\(field) must be \(wanted); another program wrote it, or it was damaged"
    case .key(let what): "\(what); name a key of the issuer"
    case .doesNotFit(let characters, let most):
      "\(characters) characters do not fit into a QR code of \(most); shorten the texts or the route"
    }
  }
}
