import Epidemiology
import Foundation
import Quantities
import Registry
import Store
import Subsidies
import TestSupport
import Testing

struct CareTests {
  let city: SupportCity

  init() throws { city = try SupportCity() }

  @Test func `nothing of a claimant stands open in the file, in the log or in a printed value`() throws {
    let number = try city.confirmed(1).number
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch
    _ = try city.office.file(ofBatch: batch.number, as: .iso20022, by: city.access("giang"))
    let file = try city.office.disclosed(claim: number, by: city.access("dung"))
    let person = try #require(file.person)
    var printed = "\(person) \(person.payee)"
    dump(person, to: &printed)
    dump(person.payee, to: &printed)
    dump(file.decisions[0].answer, to: &printed)
    let secrets = ["001190000001", "1190000001", "Nguyễn", "NGUYEN", "001100001", "Ngõ 1"]
    for secret in secrets { #expect(!printed.contains(secret), "\(secret)") }
    let log = try city.city.database.read { try DecisionLog.entries(from: 1, count: 100_000, $0) }
    let told = log.map { "\($0.act)" }.joined()
    for secret in secrets { #expect(!told.contains(secret), "\(secret)") }
    try city.city.database.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: city.city.database.path))
    for secret in secrets where secret.count > 5 { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)") }
  }

  @Test func `a ground that holds a number of somebody is refused`() throws {
    let number = try city.office.enter(city.form(1), by: city.access("chi")).claim.number
    for ground in ["of 001 190 000 001", "", "   ", String(repeating: "a", count: 301)] {
      #expect(throws: SupportError.self) { try city.office.decide(number, refusing: ground, by: city.access("chi")) }
      #expect(throws: SupportError.self) { try city.office.withdraw(number, because: ground, by: city.access("chi")) }
    }
    #expect(try city.office.decide(number, refusing: "Decision 12/2021", by: city.access("chi")).state == .refused)
  }

  @Test func `what is over goes when its time has come, and nothing else`() throws {
    let paid = try city.confirmed(1).number
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.number
    try city.office.settle(batch: batch, by: city.access("giang"))
    let waiting = try city.confirmed(2).number
    let withdrawn = try city.office.enter(
      list: [city.form(3)], of: "Công ty May", ward: city.row(0), by: city.access("dung")
    ).claims[0].claim.number
    try city.office.withdraw(withdrawn, because: "wish", by: city.access("dung"))
    let deletion = try #require(SupportOffice.deletions(offset: 25_200).first)
    #expect(deletion.kind == "support")
    let database = city.city.database
    #expect(try database.read { try deletion.count(SupportCity.today, $0) } == 0)
    #expect(try database.read { try deletion.count(SupportCity.today + 1, $0) } == 2)
    #expect(try database.write { try deletion.delete(SupportCity.today + 1, $0) } == 2)
    #expect(try city.office.list(ClaimFilter(), by: city.access("dung")).map(\.number) == [waiting])
    #expect(throws: SupportError.notFound) { try city.office.file(ofClaim: paid, by: city.access("dung")) }
    try database.checkPages()
    let left = try database.read { reading in
      try ["support_payments", "support_batches", "support_lists"].map { table in
        try reading.first("SELECT count(*) FROM \(table)") { $0.int(0) } ?? -1
      }
    }
    #expect(left == [0, 0, 0])
  }

  @Test func `who was paid is not paid again when the claim is deleted and the person forgotten`() throws {
    try city.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00000"])
    let paid = try city.confirmed(1)
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.number
    let reference = try city.office.payments(ofBatch: batch, by: city.access("giang"))[0].reference
    try city.office.settle(batch: batch, by: city.access("giang"))
    let citizen = try #require(paid.citizen)
    let deletion = try #require(SupportOffice.deletions(offset: 25_200).first)
    try city.city.database.write { writing in
      _ = try deletion.delete(SupportCity.today + 1, writing)
      try SupportOffice.forget(citizen: citizen, writing)
    }
    let key = city.ring.sealer.lookup("001190000001")
    #expect(try city.city.database.read { try SupportOffice.hasClaimed(person: key, policy: "suspended", $0) })

    let again = try city.office.enter(city.form(1), by: city.access("dung")).claim.number
    let error = #expect(throws: SupportError.self) { try city.office.decide(again, by: city.access("dung")) }
    guard case .paidAlready = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect("\(try #require(error))".contains("deleted"))
    // A claim that a program brought as far as this is left out of the batch all the same.
    try city.city.database.write { writing in
      try writing.run(
        """
        UPDATE support_claims SET state = 'confirmed', amount = 3710000, period = 'once', from_day = 18779, through_day = 18839
        WHERE id = ?
        """, [SQLValue(again)])
    }
    #expect(throws: SupportError.nothingToPay) { try city.office.pay(SupportCity.order(), by: city.access("giang")) }
    try city.city.database.write { writing in
      try writing.run(
        "UPDATE support_claims SET state = 'entered', amount = NULL, period = NULL, from_day = NULL, through_day = NULL"
      )
    }

    // The bank gives the money back after all: its file says so, and the new claim is paid.
    let path = try city.city.file("late.csv", "reference,day,reason", ["\(reference),2021-09-07,AC04"])
    let counts = try ReturnedPayments(city.office).take(DelimitedFile(path: path), by: city.access("giang"))
    #expect(counts.returned == 1 && counts.findings.isEmpty)
    #expect(try city.log("support.returned-late").count == 1)
    #expect(try city.office.decide(again, by: city.access("dung")).state == .granted)
    try city.office.confirm(again, by: city.access("hoa"))
    #expect(try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.payments == 1)
  }

  @Test func `a forgotten citizen's claims stay without the row`() throws {
    try city.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00000"])
    let receipt = try city.office.enter(city.form(1), by: city.access("chi"))
    #expect(receipt.register == .agrees)
    let citizen = try #require(receipt.claim.citizen)
    let key = city.ring.sealer.lookup("001190000001")
    try city.city.database.read { reading throws -> Void in
      #expect(try SupportOffice.hasClaimed(person: key, policy: "suspended", reading))
      #expect(try !SupportOffice.hasClaimed(person: key, policy: "furloughed", reading))
      #expect(try SupportOffice.citizens(whoClaimed: "suspended", reading) == [citizen])
    }
    try city.city.database.write { try SupportOffice.forget(citizen: citizen, $0) }
    #expect(try city.office.file(ofClaim: receipt.claim.number, by: city.access("chi")).claim.citizen == nil)
  }

  @Test func `keys change under claims, decisions and payments`() throws {
    let number = try city.confirmed(1).number
    _ = try city.office.pay(SupportCity.order(), by: city.access("giang"))
    #expect(
      Set(SupportOffice.sealedColumns.map(\.table)) == [
        "support_claims", "support_decisions", "support_lists", "support_payments", "support_said",
      ])
    let sealer = city.ring.sealer
    for column in SupportOffice.sealedColumns {
      try city.city.database.write { writing in
        // Under the same key nothing is sealed anew, and every value opens.
        let batch = try column.reseal(after: nil, count: 100, with: sealer, writing)
        #expect(batch?.resealed ?? 0 == 0)
      }
    }
    #expect(try city.office.disclosed(claim: number, by: city.access("dung")).person != nil)
  }

  @Test func `a household's business is paid once, whoever of it claims`() throws {
    func form(_ person: Int, business: String) throws -> ClaimForm {
      var form = city.form(person)
      form.kind = .household
      form.policy = "household-business"
      form.person.business = ClaimPerson.Business(name: "Phở Hoa", number: business)
      form.person.spells = [
        ClaimedSpell(kind: "business-closed", from: Day("2021-07-24")!, through: Day("2021-09-06")!)
      ]
      form.person.statements = ["business-registered": 1, "tax-registered": 1, "farm-or-street-vendor": 0]
      form.papers = ["business-paper"]
      return form
    }
    let first = try city.office.enter(form(1, business: "0101-234"), by: city.access("dung")).claim
    #expect(throws: SupportError.duplicate) {
      try city.office.enter(form(2, business: "0101234"), by: city.access("dung"))
    }
    let granted = try city.office.decide(first.number, by: city.access("dung"))
    #expect(granted.amount == 3_000_000)
    try city.office.confirm(first.number, by: city.access("hoa"))
    let second = try city.office.enter(form(2, business: "0101234"), by: city.access("dung")).claim
    #expect(throws: SupportError.self) { try city.office.decide(second.number, by: city.access("dung")) }
    let other = try city.office.enter(form(3, business: "0109"), by: city.access("dung")).claim
    #expect(try city.office.decide(other.number, by: city.access("dung")).state == .granted)
  }
}
