import Registry
public import Store
import Surveillance

/// Where people suspected of infection, confirmed cases and their contacts are entered, classified, followed and traced.
///
/// Each act is one transaction: the record, its history, the counts of the zone map and the entry of the decision log come into force
/// together or not at all. Safe for use from any thread.
public struct CaseOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let register: CitizenRegister

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }
}
