public import Quantities

/// What a claimant says later, or corrects, of a claim that is not decided. Printing or dumping it shows nothing.
///
/// Who claims, for which policy and where the money goes are not of these: the first needs another claim, the last
/// ``SupportOffice/correct(payee:of:because:by:)``.
public struct ClaimAnswers: Hashable, Sendable {
  /// Answers by the id of the question; `nil` takes one back.
  public var statements: [String: Int?]
  /// The spells of a kind, in the place of all that were said of it; none says that it did not happen.
  public var spells: [String: [ClaimedSpell]]
  /// In the place of those that were said; `nil` leaves them.
  public var workplaces: [ClaimedWorkplace]?
  /// In the place of those that were said; `nil` leaves them.
  public var children: [Day]?
  /// `nil` leaves it.
  public var birthYear: Int?
  /// Papers that were brought with it, by their ids in the policies.
  public var papers: Set<String>

  public init(
    statements: [String: Int?] = [:], spells: [String: [ClaimedSpell]] = [:], workplaces: [ClaimedWorkplace]? = nil,
    children: [Day]? = nil, birthYear: Int? = nil, papers: Set<String> = []
  ) {
    self.statements = statements
    self.spells = spells
    self.workplaces = workplaces
    self.children = children
    self.birthYear = birthYear
    self.papers = papers
  }

  /// Ids of the questions and spells that are answered.
  var names: Set<String> { Set(statements.keys).union(spells.keys) }

  var isEmpty: Bool {
    statements.isEmpty && spells.isEmpty && workplaces == nil && children == nil && birthYear == nil && papers.isEmpty
  }

  /// A person with what is said now.
  func applied(to person: ClaimPerson) -> ClaimPerson {
    var person = person
    for (question, value) in statements { person.statements[question] = value }
    for (kind, said) in spells {
      person.spells.removeAll { $0.kind == kind }
      person.spells += said
      // As the form of a claim has it: a spell that did not happen is the answer 0.
      person.statements[kind] = said.isEmpty ? 0 : nil
    }
    if let workplaces { person.workplaces = workplaces }
    if let children { person.children = children }
    if let birthYear { person.birthYear = birthYear }
    return person
  }
}

extension ClaimAnswers: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "answers of a claimant" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
