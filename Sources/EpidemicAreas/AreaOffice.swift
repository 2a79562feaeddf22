import Registry
public import Store
import Surveillance

/// Where areas under restriction are proposed, decreed, looked after and released.
///
/// Each act is one transaction with its entry in the decision log. Safe for use from any thread.
public struct AreaOffice: Sendable {
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
