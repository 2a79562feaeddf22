/// Whether a claim is of a person or of the business of a household.
public enum ClaimKind: String, CaseIterable, Codable, Sendable { case person, household }

/// A claim as it comes in: only what nobody in the system knows is asked for.
public struct ClaimForm: Hashable, Sendable {
  public var kind: ClaimKind
  public var person: ClaimPerson
  /// The policy by its id.
  public var policy: String
  /// Row number in `store_wards` of the ward whose office it is for.
  public var ward: Int
  /// Papers that were brought, by their ids in the policies.
  public var papers: Set<String>

  public init(
    kind: ClaimKind = .person, person: ClaimPerson, policy: String, ward: Int, papers: Set<String> = []
  ) {
    self.kind = kind
    self.person = person
    self.policy = policy
    self.ward = ward
    self.papers = papers
  }
}
