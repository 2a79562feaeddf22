public import Store

/// Money of a policy in a ward: numbers only.
public struct SupportSum: Hashable, Sendable {
  public var policy: String
  /// Row number of the ward in `store_wards`.
  public var ward: Int
  public var claims: Int
  /// Whole đồng: confirmed and not paid yet.
  public var promised: Int
  /// Whole đồng: paid, without what came back or was recovered.
  public var paid: Int
}

extension SupportOffice {
  /// Money by policy and ward of the officer's area.
  ///
  /// - Throws: `AccessError.refused` without the right to read claims anywhere; `StoreError`.
  public func sums(by access: Access) throws -> [SupportSum] {
    try file.read { reading in
      try access.requireAnywhere(.readSupport, subject: "sums of support")
      return try reading.all(
        """
        SELECT policy, ward, count(*),
          sum(CASE WHEN state IN ('confirmed', 'ordered', 'unpaid') THEN amount ELSE 0 END),
          sum(CASE WHEN state IN ('paid', 'recovering', 'written-off') THEN amount ELSE 0 END)
        FROM support_claims WHERE state <> 'withdrawn' GROUP BY policy, ward ORDER BY policy, ward
        """
      ) { row in
        SupportSum(policy: row.text(0), ward: row.int(1), claims: row.int(2), promised: row.int(3), paid: row.int(4))
      }.filter { access.covers(ward: $0.ward) }
    }
  }
}
