public import Registry

/// What came of entering or correcting a dose.
public struct DoseReceipt: Sendable {
  public var dose: DoseRecord
  /// What the register says of the person.
  public var register: Confirmation.Answer
  /// How the person stands now; `nil` while nobody knows whose the dose is.
  public var standing: VaccinationStanding?
  /// The entry of the queue in which people decide whose it is.
  public var match: Int?
}
