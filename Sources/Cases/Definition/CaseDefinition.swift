public import Criteria
public import Quantities

/// The definitions of one act: who is a suspected, probable or confirmed case, who a close contact, and how long cases infect others.
public struct CaseDefinition: Hashable, Sendable {
  public var id: String
  public var title: Localized
  /// The first moment at which it holds; it does until the next one begins.
  public var from: Moment
  public var citation: String
  public var confidence: Confidence
  /// Alternatives, of which one is enough.
  public var confirmed: [CaseAlternative]
  public var probable: [CaseAlternative]
  public var suspected: [CaseAlternative]
  /// What excludes a suspicion.
  public var excluded: [CaseAlternative]
  public var closeContact: CloseContactRule
  public var infectious: InfectiousRule
  /// Days before the onset within which an infection may lie; `nil` when nobody knows.
  public var incubationDays: Int?
  public var incubationCitation: String
  /// Classes that count as F0.
  public var f0: [CaseClass]
  package var line: Int

  public var alternatives: [(caseClass: CaseClass, alternative: CaseAlternative)] {
    confirmed.map { (.confirmed, $0) } + probable.map { (.probable, $0) } + suspected.map { (.suspected, $0) }
      + excluded.map { (.discarded, $0) }
  }
}
