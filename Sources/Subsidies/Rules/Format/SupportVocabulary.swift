public import Criteria

/// Something that is so for somebody from day to day: a job that stands still, a quarantine, a closed business.
public struct SpellTerm: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// Who can know of it beside the claimant.
  public var knownBy: [FactOrigin]
  package var line: Int
}

/// A question that the claimant, or an office in their place, answers with yes or no or with a number.
public struct SupportQuestion: Hashable, Sendable {
  public var id: String
  public var name: Localized
  public var isNumber: Bool
  /// Who can answer it in the place of the claimant.
  public var knownBy: [FactOrigin]
  package var line: Int
}

/// A paper, and what the system may hold in its place.
public struct SupportDocument: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// Ids of spells and questions, codes of groups, or `place`, `birth`, `children`.
  public var proves: [String]
  /// A fact from one of these makes the paper unnecessary.
  public var heldBy: [FactOrigin]
  package var line: Int
}
