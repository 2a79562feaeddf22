public import Registry

/// Somebody's doses and how they stand by the rules in force.
public struct VaccinatedPerson: Sendable {
  /// Row of the citizen.
  public var citizen: Int
  public var birth: BirthDate?
  /// Row of the ward where they dwell today; `nil` for none.
  public var home: Int?
  /// Those that were not withdrawn, by day.
  public var doses: [DoseRecord]
  public var standing: VaccinationStanding
  /// Whose officers may see it: the ward of today, and those of the doses.
  public var wards: [Int]
}

extension VaccinatedPerson: CustomStringConvertible, CustomReflectable {
  public var description: String { "doses of citizen \(citizen)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
