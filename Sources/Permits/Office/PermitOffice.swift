import Registry
public import Store
import Surveillance

/// Where applications come in, are decided and become permits, which are watched, suspended and revoked.
///
/// Each act is one transaction: application or permit, its history, the revision it cites and the entry of the decision log come into
/// force together or not at all. Safe for use from any thread.
public struct PermitOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let hashes: PermitHashes
  let register: CitizenRegister
  let quarantine: any QuarantineQuestions

  static let applications = "permits_applications"
  static let permits = "permits_permits"
  static let employers = "permits_employers"

  /// What must be sealed anew when the keys change.
  public static let sealedColumns = [applications, permits, employers].map { SealedColumn(table: $0) }

  /// - Parameters:
  ///   - offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  ///   - quarantine: who knows about orders; a city that keeps none by default.
  public init(
    _ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200, quarantine: any QuarantineQuestions = NoQuarantine()
  ) {
    self.file = file
    self.sealer = sealer
    self.quarantine = quarantine
    hashes = PermitHashes(sealer)
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }
}
