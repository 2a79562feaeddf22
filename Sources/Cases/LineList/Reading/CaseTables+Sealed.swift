import Store

extension CaseTables {
  /// A record with what is sealed of it.
  ///
  /// - Throws: `StoreError`; `CaseError.unreadable`.
  static func sealedRecord(_ number: Int, _ reading: Reading) throws -> (CaseRecord, [UInt8]?)? {
    try reading.first(
      "SELECT \(recordColumns), sealed FROM cases_records WHERE id = ?", [SQLValue(number)]
    ) { (try record($0), $0.optionalBytes(30)) }
  }
}
