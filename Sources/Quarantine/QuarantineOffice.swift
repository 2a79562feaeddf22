import Registry
public import Store
import Surveillance

/// Where quarantine orders are made by dated rules, prolonged, moved and ended, and where people under them are looked after.
///
/// Each act is one transaction with its entry in the decision log. No order changes but by an act on it. Safe for use from any thread.
public struct QuarantineOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let hashes: QuarantineHashes
  let register: CitizenRegister
  let policies = QuarantinePolicies()
  let offset: Int

  static let orders = "quarantine_orders"
  static let reports = "quarantine_reports"
  static let certificates = "quarantine_certificates"

  /// What must be sealed anew when the keys change.
  public static let sealedColumns = [orders, reports, certificates].map { SealedColumn(table: $0) }

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    self.offset = offset
    hashes = QuarantineHashes(sealer)
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }
}
