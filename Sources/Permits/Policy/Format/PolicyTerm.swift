public import Criteria

/// Something that a policy names: an issuer, a document, a kind of vehicle, a form, a level.
public struct PolicyTerm: Hashable, Sendable {
  public var id: String
  public var name: Localized
  var line = 0
}
