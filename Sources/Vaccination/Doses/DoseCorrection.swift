/// What is otherwise of a dose than it was entered.
public struct DoseCorrection: Hashable, Sendable {
  /// All of what was written, as it should be; `nil` leaves it.
  public var facts: DoseFacts?
  /// The right person; `nil` leaves it as it is.
  public var person: DosePerson?

  public init(facts: DoseFacts? = nil, person: DosePerson? = nil) {
    self.facts = facts
    self.person = person
  }
}
