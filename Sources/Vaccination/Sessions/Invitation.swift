public import Quantities

/// That somebody was asked to come to a session; nobody's name is in it.
public struct Invitation: Hashable, Sendable {
  public var number: Int
  public var session: Int
  /// Row of the citizen; `nil` after they were forgotten.
  public var citizen: Int?
  /// Row of the ward where they dwelt when they were invited.
  public var ward: Int
  /// Place of the dose that is due.
  public var dose: Int
  /// The revision of the zone map that made the ward urgent.
  public var revision: Int
  public var state: InvitationState
  public var invited: Instant
  /// Empty where it is not disclosed.
  public var person: DosePerson?
}
