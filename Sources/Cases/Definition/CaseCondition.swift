/// One condition of an alternative; all of an alternative must hold.
///
/// A `nil` number of days is one that nobody knows: the condition then cannot be decided.
public enum CaseCondition: Hashable, Sendable {
  /// Met a confirmed case within days before the reference day.
  case link(days: Int?)
  /// Was a close contact, as the definition has it, of a confirmed case that could infect others then.
  case closeContact(days: Int?)
  /// Was with a confirmed case in one of these ways.
  case shared([ContactKind], days: Int?)
  /// Stayed in or came from an area with an active outbreak.
  case outbreakArea(days: Int?)
  /// At least so many of these symptoms.
  case symptoms(atLeast: Int, of: [String])
  /// All of these symptoms.
  case allSymptoms([String])
  /// A test of the kind was positive.
  case positive(CaseTest.Kind)
  /// A test of the kind was negative, and none was positive.
  case negative(CaseTest.Kind)
  /// So many positive tests of the kind whose samples were taken within hours; the last minute counts.
  case positives(CaseTest.Kind, atLeast: Int, withinHours: Int)
  /// One of these alternatives of the suspected case holds.
  case suspected(by: [String])
}
