import Registry
public import Store

/// Where doses are recorded, matched to people and counted, and where people are invited and certified.
///
/// Each act is one transaction with its entry in the decision log. Safe for use from any thread.
public struct VaccinationOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let register: CitizenRegister
  let offset: Int
  let cache = DoseRulesCache()

  static let doses = "vaccination_doses"
  static let versions = "vaccination_versions"
  static let reactions = "vaccination_reactions"

  /// What must be sealed anew when the keys change.
  public static let sealedColumns = [doses, versions, reactions, certificates].map { SealedColumn(table: $0) }

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    self.offset = offset
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }
}
