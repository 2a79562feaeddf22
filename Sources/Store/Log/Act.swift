/// Something that somebody did, for the decision log: a publication, a decree, an import, the reading of personal data.
///
/// It says who and what by numbers and words that give no person away: never a name, an identifier or an address.
public struct Act: Hashable, Sendable {
  /// Who did it: the name of an officer or of a program.
  public var actor: String
  /// What was done, `noun.verb`: `revision.publish`, `citizen.read`.
  public var kind: String
  /// What it was done to: `revision 12`, `citizen 4711`.
  public var subject: String
  /// Why: an act of law, a purpose, a reason in words.
  public var reason: String
  /// Further facts by name.
  public var facts: [String: String]

  public init(actor: String, kind: String, subject: String, reason: String, facts: [String: String] = [:]) {
    self.actor = actor
    self.kind = kind
    self.subject = subject
    self.reason = reason
    self.facts = facts
  }
}
