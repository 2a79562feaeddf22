import Registry
public import Store

/// Where people suspected of infection, confirmed cases and their contacts are entered, classified, followed and traced.
///
/// Each act is one transaction: the record, its history, the classes of those whom it concerns, the counts of the zone map and the entry
/// of the decision log come into force together or not at all. An officer must be for the ward where the person lives or was reported.
/// Safe for use from any thread.
public struct CaseOffice: Sendable {
  let file: DatabaseFile
  let sealer: Sealer
  let hashes: CaseHashes
  let register: CitizenRegister

  /// What must be sealed anew when the keys change.
  public static let sealedColumns = [
    CaseTables.records, CaseTables.contacts, CaseTables.exposures, CaseTables.decisions,
  ].map { SealedColumn(table: $0) }

  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public init(_ file: DatabaseFile, sealer: Sealer, offset: Int = 25_200) {
    self.file = file
    self.sealer = sealer
    hashes = CaseHashes(sealer)
    register = CitizenRegister(file, sealer: sealer, offset: offset)
  }

  /// A record for an act by somebody who may change it.
  ///
  /// - Throws: `CaseError.notFound`; `AccessError.refused`; `StoreError`.
  func changeable(_ number: Int, by access: Access, _ writing: Writing) throws -> CaseRecord {
    let subject = "case \(number)"
    try access.requireAnywhere(.changeCases, subject: subject)
    guard let record = try CaseTables.record(number, writing) else { throw CaseError.notFound }
    try access.require(.changeCases, among: record.wards, subject: subject)
    return record
  }

  /// A record for an act that says something new of the person: from now on the definition is asked, not the source's word.
  ///
  /// - Throws: as `changeable`; `CaseError.notInForce`.
  func spokenOf(_ number: Int, _ rules: CaseRules, by access: Access, _ writing: Writing) throws -> CaseRecord {
    let record = try changeable(number, by: access, writing)
    _ = try rules.definitions.definition(on: record.facts.reportDay)
    try writing.run("UPDATE cases_records SET stated = NULL WHERE id = ? AND stated IS NOT NULL", [SQLValue(number)])
    return record
  }
}
