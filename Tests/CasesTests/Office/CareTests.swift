import Foundation
import Quantities
import Store
import TestSupport
import Testing

@testable import Cases

@Suite struct CareTests {
  let city: CaseCity
  let number: Int

  init() throws {
    city = try CaseCity()
    let rules = try city.rules()
    let dung = try city.access("dung")
    number = try city.office.enter(
      CasePerson(name: "Nguyễn Thị Hoa", phone: "0912345678", address: "12 Hàng Bạc", notes: "asthma"),
      CaseFacts(reportDay: CaseCity.day(10), residence: city.ward(0), askedExposures: true, askedSymptoms: true), rules,
      by: dung
    ).number
    let other = try city.enter("Trần Văn Nam", report: 19).number
    _ = try city.office.enter(
      CaseContact(
        from: number, to: other, fromAt: CaseCity.at(9, 9), untilAt: CaseCity.at(9, 10), place: "12 Hàng Bạc"),
      rules, by: dung)
    _ = try city.office.enter(
      CaseExposure(kind: .outbreakArea, from: CaseCity.day(1), until: CaseCity.day(2), place: "Hàng Bạc"), of: number,
      rules, by: dung)
    _ = try city.office.decide(number, .discarded, ground: "Hoa was elsewhere", rules, by: dung)
  }

  @Test func `nothing of who somebody is stands open in the file`() throws {
    try city.city.database.close()
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: city.city.folder.path("city.zonal"))))
    for secret in ["Nguyễn", "Hoa", "0912345678", "Hàng Bạc", "asthma", "Trần"] {
      #expect(!bytes.contains(Array(secret.utf8)), "a secret of \(secret.count) letters")
    }
  }

  @Test func `what is sealed opens after the keys change`() throws {
    let database = city.city.database
    let ring = try KeyRing.renew(.seal, of: database, masterKey: city.masterKey, actor: "an")
    let rows = try Rotation(columns: CaseOffice.sealedColumns).run(database, with: ring.sealer, actor: "an") { _, _ in }
    #expect(rows == 5)
    let office = CaseOffice(database, sealer: ring.sealer)
    let details = try office.details(number, to: city.access("chi"))
    #expect(details.person.notes == "asthma")
    #expect(details.contacts.map(\.place) == ["12 Hàng Bạc"])
    #expect(details.exposures.map(\.place) == ["Hàng Bạc"])
    #expect(details.decisions.map(\.ground) == ["Hoa was elsewhere"])
  }

  @Test func `records go when their time has come, with all that hangs on them`() throws {
    let deletion = CaseOffice.deletion()
    let database = city.city.database
    #expect(try database.read { try deletion.count(CaseCity.day(10), $0) } == 0)
    #expect(try database.read { try deletion.count(CaseCity.day(11), $0) } == 1)
    #expect(try database.write { try deletion.delete(CaseCity.day(11), $0) } == 1)
    try database.checkPages()
    #expect(throws: CaseError.notFound) { try city.office.details(number, to: city.access("dung")) }
    for table in ["cases_contacts", "cases_exposures", "cases_decisions"] {
      #expect(try database.read { try $0.first("SELECT count(*) FROM \(table)") { $0.int(0) } } == 0)
    }
  }

  @Test func `what is merged goes together, and what is open stays`() throws {
    let deletion = CaseOffice.deletion()
    let (a, b) = (try city.enter("A", report: 5).number, try city.enter("A", report: 15).number)
    _ = try city.office.merge(a, into: b, city.rules(), by: city.access("dung"))
    let open = try city.enter("B", report: 5).number
    try city.test(open, .pcr, .pending)
    let database = city.city.database
    #expect(try database.read { try deletion.count(CaseCity.day(11), $0) } == 1)
    #expect(try database.read { try deletion.count(CaseCity.day(16), $0) } == 3)
    #expect(try database.write { try deletion.delete(CaseCity.day(16), $0) } == 3)
    try database.checkPages()
    #expect(try city.status(open).isOpen)
  }
}
