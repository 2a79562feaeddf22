/// A dose as an officer enters it.
public struct DoseForm: Hashable, Sendable {
  public var person: DosePerson
  public var facts: DoseFacts

  public init(person: DosePerson, facts: DoseFacts) {
    self.person = person
    self.facts = facts
  }
}
