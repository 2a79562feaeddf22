public import Quantities
public import Registry

/// Everything about one person, or one household's business, that policies of support ask about.
///
/// What is not in it is not known: a policy then answers that it lacks the fact, and never guesses. Printing shows nothing of it.
public struct SupportFacts: Hashable, Sendable {
  /// Days on which something was so for somebody.
  public struct Spell: Hashable, Sendable {
    /// What, by an id of the policies: `job-suspended`, `contract-ended`, `quarantined-f1`, `treated-f0`, `business-closed` …
    public var kind: String
    public var from: Day
    /// The last day, included; `nil` while it lasts.
    public var through: Day?
    public var origin: FactOrigin
    /// What it can be looked up by: an order, a case, a list and its row. Names nobody.
    public var reference: String

    public init(kind: String, from: Day, through: Day?, origin: FactOrigin, reference: String = "") {
      self.kind = kind
      self.from = from
      self.through = through
      self.origin = origin
      self.reference = reference
    }
  }

  /// Days on which somebody lived or worked in a ward.
  public struct Stay: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable { case home, work }

    public var kind: Kind
    /// The ward by its code.
    public var ward: String
    /// `nil` for ever before.
    public var from: Day?
    /// The last day, included; `nil` while it lasts.
    public var through: Day?
    public var origin: FactOrigin

    public init(kind: Kind, ward: String, from: Day?, through: Day?, origin: FactOrigin) {
      self.kind = kind
      self.ward = ward
      self.from = from
      self.through = through
      self.origin = origin
    }
  }

  /// An answer to a question of the policies: yes or no, or a number.
  public struct Statement: Hashable, Sendable {
    /// 0 and 1 for no and yes.
    public var value: Int
    public var origin: FactOrigin

    public init(_ value: Int, origin: FactOrigin) {
      self.value = value
      self.origin = origin
    }

    public init(_ isSo: Bool, origin: FactOrigin) { self.init(isSo ? 1 : 0, origin: origin) }
  }

  public var birth: BirthDate?
  /// `nil` where nobody said.
  public var sex: Sex?
  /// Codes of the priority groups that the register has the person in: `poor`, `near-poor` …; `nil` where the register does not know them.
  public var groups: Set<String>?
  public var stays: [Stay] = []
  public var spells: [Spell] = []
  /// By the id of the question. 0 for the id of a spell says that there is none beside those named; 0 for `work` that nobody works
  /// elsewhere; 1 and 0 for the code of a group what somebody says of it. `children` with an origin says who knows of the children.
  public var statements: [String: Statement] = [:]
  /// Births of the children whom the person looks after; `nil` where nobody said.
  public var children: [BirthDate]?

  public init(birth: BirthDate? = nil, groups: Set<String>? = nil) {
    self.birth = birth
    self.groups = groups
  }
}

extension SupportFacts: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "facts about a claimant" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
