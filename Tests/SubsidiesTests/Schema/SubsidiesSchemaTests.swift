import Quantities
import Store
import TestSupport
import Testing

@testable import Subsidies

@Suite struct SubsidiesSchemaTests {
  /// A file of before the step that keeps what was paid, with payments in every state.
  @Test func `an earlier file keeps every payment that stands, and no other`() throws {
    let folder = TemporaryFolder()
    let path = folder.path("city.zonal")
    let clock = TestClock()
    let before = Schema(name: "subsidies", steps: [.supportFacts, .supportClaims, .supportPayments])
    let file = try DatabaseFile.create(path, schemas: [before]) { clock.now }
    try file.write { writing in
      for statement in Self.rows { try writing.run(statement) }
      for (place, state) in PaymentRecord.State.allCases.enumerated() {
        for table in ["claim", "payment"] {
          try writing.run(
            table == "claim"
              ? """
              INSERT INTO support_claims (id, kind, claimant, person, policy, ward, claim_day, decide_days, means, state, recorded_at,
                recorded_by, sealed) VALUES (?1, 'person', ?2, ?2, 'suspended', 1, 18000, 4, 'account', 'withdrawn', 7, 'an', x'00')
              """
              : """
              INSERT INTO support_payments (id, claim, claimant, person, policy, period, from_day, through_day, ward, amount, batch,
                reference, state, returned_day, repaid, recorded_at, sealed)
              VALUES (?1, ?1, ?2, ?2, 'suspended', 'once', 18000, 18030, 1, 5, 1, 'R' || ?1, ?3, ?4, ?5, 7, x'00')
              """,
            [SQLValue(place + 1), .bytes([UInt8(place)])]
              + (table == "claim"
                ? []
                : [
                  .text(state.rawValue), state == .returned ? SQLValue(18_010) : .null,
                  SQLValue(state == .recovered ? 5 : 0),
                ]))
        }
      }
    }
    try file.close()
    let after = try DatabaseFile.open(path, schemas: [.subsidies]) { clock.now }
    let kept = try after.read {
      try $0.all("SELECT payment, reference, from_day FROM support_paid ORDER BY payment") {
        "\($0.int(0)) \($0.text(1)) \($0.int(2))"
      }
    }
    let standing = PaymentRecord.State.allCases.enumerated().filter { $0.element.stands }.map {
      "\($0.offset + 1) R\($0.offset + 1) 18000"
    }
    #expect(kept == standing && kept.count == 4)
    try after.checkPages()
  }

  private static let rows = [
    "INSERT INTO store_vintages (id, name, digest, recorded_at) VALUES (1, '2021', 'cc', 7)",
    "INSERT INTO store_wards (id, vintage, place, code, name, area) VALUES (1, 1, 0, '00001', 'Phúc Xá', x'00')",
    """
    INSERT INTO support_batches (id, message, means, payments, total, pay_day, debtor, account, bank, made_at, made_by)
    VALUES (1, 'HT1', 'account', 7, 35, 18000, 'Kho bac', '1', 'SBVNVNVX', 7, 'giang')
    """,
  ]
}
