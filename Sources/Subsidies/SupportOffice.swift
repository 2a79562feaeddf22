import Registry
public import Store

/// Where claims for support are taken, decided by two officers, and paid once.
///
/// Each act is one transaction with its entry in the decision log. Safe for use from any thread.
public struct SupportOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let register: CitizenRegister
  let offset: Int

  /// What must be sealed anew when the keys change.
  public static let sealedColumns: [SealedColumn] = []

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    self.offset = offset
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }
}
