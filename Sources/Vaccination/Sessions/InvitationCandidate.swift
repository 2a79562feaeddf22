import Quantities
public import Registry

/// Somebody to whom a dose is due and who could be invited.
public struct InvitationCandidate: Hashable, Sendable {
  /// Row of the citizen.
  public var citizen: Int
  /// Row of the ward where they dwell.
  public var ward: Int
  /// Codes of priority groups.
  public var groups: Set<String>
  public var birth: BirthDate?
  public var due: DueDose

  public init(citizen: Int, ward: Int, groups: Set<String>, birth: BirthDate?, due: DueDose) {
    self.citizen = citizen
    self.ward = ward
    self.groups = groups
    self.birth = birth
    self.due = due
  }
}
