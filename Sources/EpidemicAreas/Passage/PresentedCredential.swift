public import Credentials
public import Registry

/// What somebody shows or says at a checkpoint.
public enum PresentedCredential: Hashable, Sendable {
  /// A personal identifier, read from a card: it says who it is and allows nothing.
  case identifier(PersonalIdentifier)
  /// A permit or certificate whose signature and state were verified by who composes the rooms.
  ///
  /// - Parameters:
  ///   - kind: `permit`, `quarantine-certificate`.
  ///   - holder: what names the holder and stays the same, as `permit 4711`; only a keyed hash of it is kept.
  ///   - identifier: of the holder, where it is known.
  case verified(kind: String, holder: String, identifier: PersonalIdentifier?)
  /// A code that was issued for the area, as it was typed.
  case code(TypedCode)

  /// What the table calls it.
  var kind: String {
    switch self {
    case .identifier: "identifier"
    case .verified(let kind, _, _): kind
    case .code: "code"
    }
  }
}
