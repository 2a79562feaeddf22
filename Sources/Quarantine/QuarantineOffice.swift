import Registry
public import Store
import Surveillance

/// Where quarantine orders are made by dated rules, prolonged, moved and ended, and where people under them are looked after.
///
/// Each act is one transaction with its entry in the decision log. No order changes but by an act on it. Safe for use from any thread.
public struct QuarantineOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let register: CitizenRegister
  let offset: Int

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    self.offset = offset
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }
}
