/// Something that a file of rules names: an issuer, a document, a kind of vehicle, a level.
public struct RuleTerm: Hashable, Sendable {
  public var id: String
  public var name: Localized
  package var line: Int
}
