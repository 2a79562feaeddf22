/// A dose with everything that belongs to it.
public struct DoseFile: Sendable {
  public var dose: DoseRecord
  /// Who it was given to, as it was said; `nil` where it is not disclosed, or nothing is kept because the register has it.
  public var person: DosePerson?
  /// Earlier versions, the oldest first.
  public var changes: [DoseChange]
  /// What was seen stands in them only where it is disclosed.
  public var reactions: [AdverseReaction]
  /// How the citizen stands by the rules in force; `nil` for a dose that is nobody's yet.
  public var standing: VaccinationStanding?
}
