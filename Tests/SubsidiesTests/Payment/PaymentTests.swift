import Epidemiology
import Quantities
import Store
import Subsidies
import TestSupport
import Testing

struct PaymentTests {
  let city: SupportCity

  init() throws { city = try SupportCity() }

  private func state(_ claim: Int) throws -> ClaimState {
    try city.office.file(ofClaim: claim, by: city.access("dung")).claim.state
  }

  @Test func `a claim is in one batch at most, and nothing is left for a second one`() throws {
    let claims = try (1...5).map { try city.confirmed($0).number }
    let first = try city.office.pay(SupportCity.order(most: 3), by: city.access("giang"))
    let second = try city.office.pay(SupportCity.order(), by: city.access("khanh"))
    let payments = try [first, second].flatMap {
      try city.office.payments(ofBatch: $0.batch.number, by: city.access("giang"))
    }
    #expect(payments.map(\.claim).sorted() == claims)
    #expect(Set(payments.map(\.reference)).count == 5)
    #expect(first.batch.total == 3 * 3_710_000 && second.batch.total == 2 * 3_710_000)
    #expect(throws: SupportError.nothingToPay) { try city.office.pay(SupportCity.order(), by: city.access("giang")) }
  }

  @Test func `the tables refuse a second payment whatever a program does`() throws {
    _ = try city.confirmed(1)
    _ = try city.office.pay(SupportCity.order(), by: city.access("giang"))
    for columns in ["claimant, x'00' || person", "x'00' || claimant, person"] {
      let error = #expect(throws: StoreError.self) {
        try city.city.database.write {
          try $0.run(
            """
            INSERT INTO support_payments (id, claim, claimant, person, policy, period, from_day, through_day, ward, amount, batch,
              reference, state, repaid, recorded_at, sealed)
            SELECT id + 100, claim + 0, \(columns), policy, period, from_day, through_day, ward, amount, batch, reference || 'x',
              'ordered', 0, recorded_at, sealed FROM support_payments
            """)
        }
      }
      guard case .constraint = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }
  }

  @Test func `a payment that came back is paid anew for the same period, after a second officer saw the new account`()
    throws
  {
    let claim = try city.confirmed(1).number
    let first = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch
    let payment = try city.office.payments(ofBatch: first.number, by: city.access("giang"))[0]
    let back = try city.office.bounce(
      payment.reference, on: SupportCity.today, because: "AC04", by: city.access("giang"))
    #expect(back.state == .returned && back.reason == "AC04")
    #expect(try state(claim) == .unpaid)
    #expect(throws: SupportError.nothingToPay) { try city.office.pay(SupportCity.order(), by: city.access("giang")) }
    let payee = Payee.account(number: "99887766", bank: "VTCBVNVX", holder: "NGUYEN THI HOA")
    #expect(
      try city.office.correct(payee: payee, of: claim, because: "closed", by: city.access("hoa")).state == .granted)
    // Neither who decided nor who changed the account sends money there.
    #expect(throws: SupportError.sameOfficer) { try city.office.confirm(claim, by: city.access("dung")) }
    #expect(throws: SupportError.sameOfficer) { try city.office.confirm(claim, by: city.access("hoa")) }
    #expect(try city.office.confirm(claim, by: city.access("chi")).state == .confirmed)
    let second = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch
    try city.office.settle(batch: second.number, by: city.access("giang"))
    #expect(try state(claim) == .paid)
    let text = String(
      decoding: try city.office.file(ofBatch: second.number, as: .csv, by: city.access("giang")), as: UTF8.self)
    #expect(text.contains("99887766"))
    // The file of the first batch says what was sent then.
    let before = String(
      decoding: try city.office.file(ofBatch: first.number, as: .csv, by: city.access("giang")), as: UTF8.self)
    #expect(before.contains("001100001") && !before.contains("99887766"))
  }

  @Test func `a bank's file of returned payments is taken once, and what is wrong in it is told row by row`() throws {
    _ = try (1...3).map { try city.confirmed($0).number }
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.number
    let payments = try city.office.payments(ofBatch: batch, by: city.access("giang"))
    let path = try city.city.file(
      "back.csv", "Reference,Day,Reason",
      [
        "\(payments[0].reference),2021-09-07,AC04", "HT9-XX,2021-09-07,AC04", "\(payments[1].reference),07/09,AC04",
        "\(payments[1].reference),2021-09-30,AC04", "\(payments[1].reference),2021-09-07,of 001234567890",
        "\(payments[0].reference),2021-09-07,AC04",
      ])
    let counts = try ReturnedPayments(city.office).take(DelimitedFile(path: path), by: city.access("giang"))
    #expect(counts.rows == 6 && counts.returned == 1 && counts.repeated == 1)
    #expect(counts.findings.map(\.row) == [3, 4, 5, 6])
    #expect(counts.findings.map(\.column) == ["reference", "day", "day", "reason"])
    #expect(throws: SupportError.self) {
      try ReturnedPayments(city.office).take(
        DelimitedFile(bytes: Array("reference,day\nx,y\n".utf8), name: "b.csv"), by: city.access("giang"))
    }
    #expect(throws: AccessError.self) {
      try ReturnedPayments(city.office).take(DelimitedFile(path: path), by: city.access("dung"))
    }
  }

  @Test func `a batch that was never sent is void, and its claims are paid by another`() throws {
    let claim = try city.confirmed(1).number
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.number
    try city.office.void(batch: batch, because: "wrong account of the treasury", by: city.access("giang"))
    #expect(try state(claim) == .confirmed)
    #expect(throws: SupportError.self) {
      try city.office.void(batch: batch, because: "again", by: city.access("giang"))
    }
    #expect(throws: SupportError.self) { try city.office.settle(batch: batch, by: city.access("giang")) }
    let again = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.number
    try city.office.settle(batch: again, by: city.access("giang"))
    #expect(throws: SupportError.self) { try city.office.void(batch: again, because: "late", by: city.access("giang")) }
    #expect(try state(claim) == .paid)
  }

  @Test func `money wrongly paid is demanded, given back in parts, or written off by another officer`() throws {
    let claims = try (1...2).map { try city.confirmed($0).number }
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.number
    #expect(throws: SupportError.self) { try city.office.demand(claims[0], because: "early", by: city.access("dung")) }
    try city.office.settle(batch: batch, by: city.access("giang"))
    for claim in claims { try city.office.demand(claim, because: "not entitled", by: city.access("dung")) }
    #expect(try city.office.repay(claims[0], amount: 710_000, by: city.access("giang")).state == .recovering)
    #expect(throws: SupportError.self) { try city.office.repay(claims[0], amount: 3_000_001, by: city.access("giang")) }
    #expect(throws: SupportError.self) { try city.office.repay(claims[0], amount: 0, by: city.access("giang")) }
    #expect(try city.office.repay(claims[0], amount: 3_000_000, by: city.access("giang")).state == .recovered)
    #expect(throws: SupportError.sameOfficer) {
      try city.office.writeOff(claims[1], because: "died", by: city.access("dung"))
    }
    #expect(try city.office.writeOff(claims[1], because: "died", by: city.access("hoa")).state == .writtenOff)
    let payments = try city.office.payments(ofBatch: batch, by: city.access("giang"))
    #expect(payments.map(\.state) == [.recovered, .writtenOff])
    #expect(payments.map(\.repaid) == [3_710_000, 0])
  }

  @Test func `who decided does not pay, in whichever role`() throws {
    let claim = try city.confirmed(1).number
    try city.city.database.write {
      try $0.run("UPDATE support_decisions SET decided_by = 'giang' WHERE claim = ?", [SQLValue(claim)])
    }
    #expect(throws: SupportError.nothingToPay) { try city.office.pay(SupportCity.order(), by: city.access("giang")) }
    #expect(try city.office.pay(SupportCity.order(), by: city.access("khanh")).batch.payments == 1)
  }

  @Test func `a ceiling is never exceeded, and what is withdrawn is free again`() throws {
    try city.office.set(ceiling: 2 * 3_710_000, policy: "suspended", by: city.access("binh"))
    try city.office.set(ceiling: 3_710_000, policy: "suspended", ward: city.row(5), by: city.access("binh"))
    let first = try city.confirmed(1).number
    _ = try city.confirmed(2, ward: 5)
    #expect(throws: SupportError.overCeiling(policy: "suspended", left: 0)) { try city.confirmed(3) }
    try city.office.withdraw(first, because: "wish", by: city.access("dung"))
    #expect(throws: SupportError.overCeiling(policy: "suspended", left: 0)) { try city.confirmed(4, ward: 5) }
    let third = try city.office.list(ClaimFilter(states: [.granted]), by: city.access("dung"))[0].number
    #expect(try city.office.confirm(third, by: city.access("hoa")).state == .confirmed)
    #expect(
      try city.office.ceilings(by: city.access("dung")).map(\.promised) == [2 * 3_710_000, 3_710_000])
    #expect(throws: SupportError.self) {
      try city.office.set(ceiling: 3_710_000, policy: "suspended", by: city.access("binh"))
    }
    #expect(throws: AccessError.self) {
      try city.office.set(ceiling: nil, policy: "suspended", by: city.access("dung"))
    }
    let kept = try city.office.ceilings(by: city.access("dung"))
    #expect(kept.map(\.ceiling) == [2 * 3_710_000, 3_710_000])
  }

  @Test func `cash goes by its own batch, which has no bank file`() throws {
    var form = city.form(1)
    form.person.payee = .cash(place: "Bưu điện Hà Đông")
    let number = try city.office.enter(form, by: city.access("dung")).claim.number
    try city.office.decide(number, by: city.access("dung"))
    try city.office.confirm(number, by: city.access("hoa"))
    #expect(throws: SupportError.nothingToPay) { try city.office.pay(SupportCity.order(), by: city.access("giang")) }
    #expect(try city.office.payable(by: city.access("giang")).map(\.means) == [.cash])
    let batch = try city.office.pay(SupportCity.order(.cash), by: city.access("giang")).batch.number
    #expect(throws: SupportError.self) { try city.office.file(ofBatch: batch, as: .iso20022, by: city.access("giang")) }
    let text = String(decoding: try city.office.file(ofBatch: batch, as: .csv, by: city.access("giang")), as: UTF8.self)
    #expect(text.contains("Bưu điện Hà Đông"))
  }
}
