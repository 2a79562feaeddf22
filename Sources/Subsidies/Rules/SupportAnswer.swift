public import Criteria
public import Quantities

/// A part of an amount of money: so many times so much.
public struct AmountLine: Hashable, Sendable {
  /// The part by its id in the policy.
  public var id: String
  public var name: Localized
  public var count: Int
  /// Vietnamese đồng, whole.
  public var each: Int
  public var citation: String

  public init(id: String, name: Localized, count: Int, each: Int, citation: String) {
    self.id = id
    self.name = name
    self.count = count
    self.each = each
    self.citation = citation
  }

  public var total: Int { count * each }
}

/// Why a policy answers as it does: one condition with what was found.
public struct SupportReason: Hashable, Sendable {
  /// The condition by its id in the policy.
  public var rule: String
  /// Whether it holds; `nil` where a fact is lacking or nobody knows the rule.
  public var holds: Bool?
  /// What was found, for people to read.
  public var finding: Localized
  public var citation: String
  /// The revision of the zone map on which it rests.
  public var revision: Int?

  public init(rule: String, holds: Bool?, finding: Localized, citation: String, revision: Int? = nil) {
    self.rule = rule
    self.holds = holds
    self.finding = finding
    self.citation = citation
    self.revision = revision
  }
}

/// A paper that a policy asks for, and whether somebody still has to bring it.
public struct DocumentNeed: Hashable, Sendable {
  public var id: String
  public var name: Localized
  /// What stands in its place in the system: an order, a case, the register, the zone map; `nil` where the claimant has to bring it.
  public var heldBy: FactOrigin?
  /// What it can be looked up by. Names nobody.
  public var reference: String

  public init(id: String, name: Localized, heldBy: FactOrigin?, reference: String = "") {
    self.id = id
    self.name = name
    self.heldBy = heldBy
    self.reference = reference
  }
}

/// What one policy says of one claimant.
public struct SupportAnswer: Hashable, Sendable {
  public enum Verdict: String, CaseIterable, Codable, Sendable {
    case entitled
    case notEntitled = "not-entitled"
    /// Facts are lacking, or the policy has a rule or an amount that nobody could read: nothing is paid on it.
    case open
  }

  public var policy: String
  public var verdict: Verdict
  /// Sum of the lines; `nil` unless entitled to money.
  public var amount: Int?
  public var lines: [AmountLine]
  /// The event period that a payment is for: with person and policy it is what is paid once.
  public var from: Day?
  public var through: Day?
  public var reasons: [SupportReason]
  /// Ids of questions and spells that would decide it.
  public var missing: [String]
  public var documents: [DocumentNeed]
  /// Revisions of the zone map that it rests on, ascending.
  public var revisions: [Int]

  public init(
    policy: String, verdict: Verdict, amount: Int? = nil, lines: [AmountLine] = [], from: Day? = nil,
    through: Day? = nil, reasons: [SupportReason] = [], missing: [String] = [], documents: [DocumentNeed] = [],
    revisions: [Int] = []
  ) {
    self.policy = policy
    self.verdict = verdict
    self.amount = amount
    self.lines = lines
    self.from = from
    self.through = through
    self.reasons = reasons
    self.missing = missing
    self.documents = documents
    self.revisions = revisions
  }
}
