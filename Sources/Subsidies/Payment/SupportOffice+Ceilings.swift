public import Store

/// What a policy may cost, and what is promised of it.
public struct SupportCeiling: Hashable, Sendable {
  /// The policy by its id.
  public let policy: String
  /// Row number in `store_wards`; `nil` for everywhere.
  public let ward: Int?
  /// Whole đồng.
  public let ceiling: Int
  public let promised: Int
}

extension SupportOffice {
  /// Says what a policy may cost in a ward or everywhere; confirming beyond it is refused by the table.
  ///
  /// - Parameters:
  ///   - amount: whole đồng; `nil` takes the ceiling away.
  ///   - ward: row number in `store_wards`; `nil` for everywhere.
  /// - Throws: `AccessError.refused` without the right to decree; `SupportError.unknown`, `.unusable` when more is promised already;
  ///   `StoreError`; `LogError`.
  public func set(ceiling amount: Int?, policy: String, ward: Int? = nil, by access: Access) throws {
    try file.write { writing in
      try access.require(.decree, subject: "ceiling of support")
      if let ward { try check(ward: ward, writing) }
      try writing.run(
        "DELETE FROM support_ceilings WHERE policy = ? AND ward = ?", [.text(policy), SQLValue(ward ?? 0)])
      if let amount {
        let promised = try writing.first(
          """
          SELECT coalesce(sum(amount), 0) FROM support_claims
          WHERE policy = ?1 AND (?2 IS NULL OR ward = ?2)
          AND state IN ('confirmed', 'ordered', 'paid', 'unpaid', 'recovering', 'written-off')
          """, [.text(policy), SQLValue(ward)]
        ) { $0.int(0) }
        guard amount >= promised ?? 0 else {
          throw SupportError.unusable("\(promised ?? 0) đồng are promised already, which is more than the ceiling")
        }
        try writing.run(
          "INSERT INTO support_ceilings (policy, ward, ceiling, promised) VALUES (?, ?, ?, ?)",
          [.text(policy), SQLValue(ward ?? 0), SQLValue(amount), SQLValue(promised ?? 0)])
      }
      writing.record(
        access.act(
          "support.ceiling", subject: "ceiling of \(policy)",
          facts: ["amount": amount.map(String.init) ?? "none", "ward": ward.map(String.init) ?? "all"]))
    }
  }

  /// The ceilings that there are.
  ///
  /// Whoever decrees them sees them too.
  ///
  /// - Throws: `AccessError.refused` without the right to read claims anywhere or to decree; `StoreError`.
  public func ceilings(by access: Access) throws -> [SupportCeiling] {
    try file.read { reading in
      if !access.has(.decree, among: []) { try access.requireAnywhere(.readSupport, subject: "ceilings of support") }
      return try reading.all("SELECT policy, ward, ceiling, promised FROM support_ceilings ORDER BY policy, ward") {
        row in
        SupportCeiling(
          policy: row.text(0), ward: row.int(1) == 0 ? nil : row.int(1), ceiling: row.int(2), promised: row.int(3))
      }
    }
  }
}
