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
  let hashes: AreaHashes
  let offset: Int

  static let versions = "areas_versions"
  static let needs = "areas_needs"

  /// What must be sealed anew when the keys change.
  public static let sealedColumns = [versions, needs].map { SealedColumn(table: $0) }

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    self.offset = offset
    register = CitizenRegister(file, sealer: sealer, offset: offset)
    hashes = AreaHashes(sealer)
  }
}
