public import Quantities

/// A person as an example of a file of definitions tells of them, and what must come out.
public struct CaseExample: Hashable, Sendable {
  public var name: String
  public var evidence: CaseEvidence
  public var caseClass: CaseClass
  /// Alternatives that must hold.
  public var by: [String]
  /// Whether a question must be left; `nil` leaves it open.
  public var isOpen: Bool?
  /// The infectious window that must come out; `nil` does not ask.
  public var infectiousFrom: Day?
  public var infectiousUntil: Day?
  package var line: Int
}
