public import Criteria

/// One policy of support with its dated terms.
public struct SupportPolicy: Sendable {
  public enum Payee: String, CaseIterable, Codable, Sendable { case person, household, employer }

  /// By which day the terms are picked.
  public enum PickedBy: String, CaseIterable, Sendable {
    /// The first day of the event.
    case event
    /// The day of the claim: an act that amends it for everybody who has not claimed yet.
    case claim
  }

  public var id: String
  public var name: Localized
  public var payee: Payee
  /// Whether money is paid here. A loan, a lower contribution is not: such a policy is explained and never paid.
  public var isPaid: Bool
  /// What people are told of a policy that is not paid here.
  public var explanation: Localized?
  /// Whether one event at most is paid for; otherwise each event is.
  public var isOnce: Bool
  public var pickedBy: PickedBy
  /// Ids of policies, of other files too, in whose place it is for the city that adopts both.
  public var inPlaceOf: [String]
  /// Ids of policies or of whole files; who is entitled to money of one of them has nothing of this one.
  public var yieldsTo: [String]
  public var dated: Dated<SupportTerms>
  package var line: Int
}

/// What a policy says from a day on.
public struct SupportTerms: Sendable {
  public var event: SupportEvent
  /// Beside the event; `nil` for none.
  public var condition: SupportCondition?
  /// `nil` when nobody could read it; also of a policy that is not paid.
  public var amount: SupportAmount?
  public var additions: [SupportAddition]
  /// Ids of policies of which one at most is paid to a person.
  public var excludes: [String]
  /// Ids of papers.
  public var documents: [String]
  /// Working days in which a claim is decided, and then paid.
  public var decideDays: Int
  public var payDays: Int
}
