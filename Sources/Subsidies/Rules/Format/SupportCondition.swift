public import Registry

/// What must be so beside the event; each leaf has an id and a citation.
public struct SupportCondition: Hashable, Sendable {
  public indirect enum Form: Hashable, Sendable {
    case all([SupportCondition])
    case any([SupportCondition])
    /// Days of spells, those of the event's days only.
    case spell(SpellCondition, duringEvent: Bool)
    case place(PlaceCondition)
    /// The answer to a question is in a range: 1...1 is yes, 0...0 is no.
    case question(String, ClosedRange<Int>)
    /// In any of the groups of the register, or said to be.
    case group([String])
    /// Completed years on the first day of the event.
    case age(ClosedRange<Int>)
    case sex(Sex)
    /// Nobody could read what must be so.
    case unknown
  }

  public var id: String
  public var form: Form
  public var citation: String
}
