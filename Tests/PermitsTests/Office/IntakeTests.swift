import Epidemiology
import Foundation
import Permits
import Quantities
import Registry
import Store
import TestSupport
import Testing

@Suite struct IntakeTests {
  private func receive(
    _ city: PermitCity, _ number: Int, _ purpose: String, from: Int, to: Int, documents: Set<String> = ["identity"]
  ) throws -> Receipt {
    try city.office.receive(
      PermitForm(
        holder: PermitCity.holder(number),
        request: PermitCity.request(purpose, from: from, to: to, documents: documents)), city.rules(), actor: "public")
  }

  @Test func `each outcome of the rules is a state of the application`() throws {
    let city = try PermitCity()
    try city.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00000", "001190000002,Nguyễn Thị Hoa,1990-01-01,00000"])
    #expect(try receive(city, 1, "goods", from: 1, to: 2).state == .received)
    #expect(try receive(city, 1, "family", from: 0, to: 3).state == .refused)
    #expect(try receive(city, 1, "goods", from: 0, to: 0).state == .needless)
    #expect(try receive(city, 2, "goods", from: 1, to: 2, documents: []).state == .needsDocuments)
  }

  @Test func `missing documents can be added by the reference, and then it is decided`() throws {
    let city = try PermitCity()
    let receipt = try receive(city, 1, "goods", from: 1, to: 2, documents: [])
    let state = try city.office.add(
      documents: ["identity"], toReference: receipt.reference.lowercased(), city.rules(), actor: "public")
    #expect(state == .received)
    let status = try city.office.status(reference: receipt.reference, city.city.vintage)
    #expect(status.steps.map(\.state) == [.needsDocuments, .received])
    #expect(throws: PermitError.notFound) {
      try city.office.status(reference: "00000-00000", city.city.vintage)
    }
    #expect(throws: PermitError.notFound) { try city.office.status(reference: "none", city.city.vintage) }
  }

  @Test func `what the register says is for officers and not for whoever applies`() throws {
    let city = try PermitCity()
    try city.register(["001190000001,Trần Thị Nam,1990-01-01,00000"])
    let differs = try receive(city, 1, "goods", from: 1, to: 2)
    let unknown = try receive(city, 9, "goods", from: 1, to: 2)
    for receipt in [differs, unknown] {
      let status = try city.office.status(reference: receipt.reference, city.city.vintage)
      #expect(status.steps.flatMap(\.reasons).allSatisfy { !PermitOffice.internalCodes.contains($0.code) })
      #expect(status.state == .received)
    }
    let seen = try city.office.applications(PermitFilter(), by: city.access("dung"))
    #expect(seen.map(\.register) == [.differs, .unknown])
    #expect(seen.map(\.outcome) == [.review, .review])
  }

  @Test func `a second application for the same is told to the officer alone, and only one permit can come of it`()
    throws
  {
    let city = try PermitCity()
    let first = try city.issue(1, from: 1, to: 2)
    let again = try receive(city, 1, "goods", from: 1, to: 2)
    #expect(again.state == .received)
    let row = try #require(
      try city.office.applications(PermitFilter(), by: city.access("dung")).first { $0.number == again.number })
    #expect(try row.reasons(city.city.vintage).contains { $0.code == "live-permit" })
    let rules = try city.rules()
    _ = try city.office.approve(again.number, rules, by: city.access("dung"))
    #expect(throws: PermitError.duplicate) {
      try city.office.issue(again.number, with: city.key, city: "small", rules, by: city.access("dung"))
    }
    // Revoked, the way is free.
    try city.office.change(first.permit, to: .revoked, because: .holderAsked, rules, by: city.access("dung"))
    _ = try city.office.issue(again.number, with: city.key, city: "small", rules, by: city.access("dung"))
  }

  @Test func `fifty who issue at once make one permit`() async throws {
    let city = try PermitCity()
    let rules = try city.rules()
    let dung = try city.access("dung")
    var numbers: [Int] = []
    for _ in 0..<50 {
      let number = try receive(city, 1, "goods", from: 1, to: 2).number
      _ = try city.office.approve(number, rules, by: dung)
      numbers.append(number)
    }
    let issued = await withTaskGroup(of: Bool.self) { group in
      for number in numbers {
        group.addTask {
          (try? city.office.issue(number, with: city.key, city: "small", rules, by: dung)) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(issued == 1)
    var live = PermitFilter()
    live.states = ["live"]
    #expect(try city.office.permits(live, by: dung).count == 1)
  }

  @Test func `a list of staff becomes applications, and what is wrong a finding with its place and nothing personal`()
    throws
  {
    let city = try PermitCity()
    let path = try city.city.file(
      "staff.csv", "identifier,name,origin_ward,destination_ward,hours,documents",
      [
        "001190000001,Nguyễn Thị Hoa,00001,00002,07:00-18:00,identity",
        "00119000000x,Trần Văn Nam,00001,00002,,identity", "001190000003,Lê Văn Ba,99999,00002,,identity",
        "001190000004,Phạm Thị Tư,00001,00002,7-18,identity", "001190000005,Đỗ Văn Năm,00001,00002,,",
        "001190000006,Vũ Thị Sáu,00001,00002",
      ])
    let findings = city.city.folder.path("findings.csv")
    let sink = try FindingSink(path: findings)
    let employer = try city.city.database.write {
      try Employers(sealer: city.ring.sealer).number(ofTaxNumber: "0100109106", name: "Công ty", quota: nil, $0)
    }
    let from = Moment("2021-09-08", offset: 25_200)!
    var entered: [EmployerList.Entered] = []
    let counts = try EmployerList(
      city.office, city.rules(), employer: employer, purpose: "goods", from: from,
      until: Moment(seconds: from.seconds + 86_400 * 5), actor: "dung", sink: sink
    ).run(path) { entered += $0 }
    try sink.close()
    #expect(counts.rows == 6 && counts.rejected == 4)
    #expect(counts.states == [.received: 1, .needsDocuments: 1])
    #expect(entered.map(\.row) == [2, 6])
    let text = try String(contentsOfFile: findings, encoding: .utf8)
    for word in ["Nam", "Ba,", "001190000003", "Tư"] { #expect(!text.contains(word)) }
    #expect(text.contains("identifier") && text.contains("origin_ward") && text.contains("hours"))
  }

  @Test func `an employer has as many permits as the policy allows`() throws {
    let city = try PermitCity()
    let employer = try city.city.database.write {
      try Employers(sealer: city.ring.sealer).number(ofTaxNumber: "0100109106", name: "Công ty", quota: nil, $0)
    }
    let (rules, dung) = (try city.rules(), try city.access("dung"))
    func issue(_ number: Int) throws {
      let receipt = try city.office.receive(
        PermitForm(
          holder: PermitCity.holder(number), request: PermitCity.request("goods", from: 1, to: 2), employer: employer),
        rules, actor: "dung")
      _ = try city.office.approve(receipt.number, rules, by: dung)
      _ = try city.office.issue(receipt.number, with: city.key, city: "small", rules, by: dung)
    }
    try issue(1)
    try issue(2)
    #expect(throws: PermitError.quotaReached(2)) { try issue(3) }
    try city.city.database.write {
      try Employers(sealer: city.ring.sealer).set(quota: 3, ofEmployer: employer, by: dung, $0)
    }
    try issue(4)
  }
}
