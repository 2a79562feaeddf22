import SigningKeys
import Credentials
import Criteria
import Permits
import Quantities
import Store
import TestSupport
import Testing

@Suite struct ApprovalTests {
  private func receive(_ city: PermitCity, _ purpose: String, from: Int, to: Int) throws -> Int {
    try city.office.receive(
      PermitForm(holder: PermitCity.holder(1), request: PermitCity.request(purpose, from: from, to: to)),
      city.rules(), actor: "public"
    ).number
  }

  @Test func `where the policy asks for a second pair of eyes, it must be another's`() throws {
    let city = try PermitCity()
    let number = try receive(city, "family", from: 1, to: 0)
    let (rules, dung, chi) = (try city.rules(), try city.access("dung"), try city.access("chi"))
    #expect(try city.office.approve(number, rules, by: dung) == .seconding)
    #expect(throws: PermitError.sameOfficer) { try city.office.approve(number, rules, by: dung) }
    #expect(throws: PermitError.wrongState(what: "application", state: "waiting for a second officer")) {
      try city.office.issue(number, with: city.key, city: "small", rules, by: dung)
    }
    #expect(try city.office.approve(number, rules, by: chi) == .approved)
    _ = try city.office.issue(number, with: city.key, city: "small", rules, by: chi)
  }

  @Test func `an officer of other wards sees nothing and changes nothing, and the attempt is in the log`() throws {
    let city = try PermitCity()
    let number = try receive(city, "goods", from: 5, to: 6)
    let (rules, chi) = (try city.rules(), try city.access("chi"))
    #expect(try city.office.applications(PermitFilter(), by: chi).isEmpty)
    #expect(throws: AccessError.self) { try city.office.approve(number, rules, by: chi) }
    #expect(throws: AccessError.self) { try city.office.holder(ofApplication: number, by: chi) }
    #expect(throws: AccessError.self) {
      try city.office.refuse(number, because: .notEssential, rules, by: chi)
    }
    #expect(throws: AccessError.self) { try city.office.approve(number, rules, by: city.access("giang")) }
    let refused = try city.city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 1000, reading).filter { $0.act.kind == "access.refuse" }
    }
    #expect(refused.map(\.act.actor) == ["chi", "chi", "chi", "giang"])
    #expect(refused.allSatisfy { $0.act.subject == "application \(number)" })
  }

  @Test func `what the rules refuse by now is refused, whatever they said when it came in`() throws {
    let city = try PermitCity()
    let number = try receive(city, "goods", from: 1, to: 2)
    try city.adopt(
      PermitCity.policy.replacing(
        "high: allow, lockdown: refuse, no-data: review", with: "high: refuse, lockdown: refuse, no-data: review"
      ).replacing("version: \"1\"", with: "version: \"2\""))
    #expect(try city.office.approve(number, city.rules(), by: city.access("dung")) == .refused)
    let rows = try city.office.applications(PermitFilter(), by: city.access("dung"))
    #expect(rows.first?.policy == 2)
  }

  @Test func `a refusal says why in both languages`() throws {
    let city = try PermitCity()
    let receipt = try city.office.receive(
      PermitForm(holder: PermitCity.holder(1), request: PermitCity.request("goods", from: 1, to: 2)), city.rules(),
      actor: "public")
    try city.office.refuse(receipt.number, because: .notEssential, city.rules(), by: city.access("chi"))
    let status = try city.office.status(reference: receipt.reference, city.city.vintage)
    let reason = try #require(status.steps.last?.reasons.first)
    #expect(reason.code == "not-essential" && !reason.words.vietnamese.isEmpty && !reason.words.english.isEmpty)
  }

  @Test func `a key that is unknown, ended or withdrawn signs nothing`() throws {
    let city = try PermitCity()
    let (rules, dung) = (try city.rules(), try city.access("dung"))
    let number = try receive(city, "goods", from: 1, to: 2)
    _ = try city.office.approve(number, rules, by: dung)
    #expect(throws: PermitError.self) {
      try city.office.issue(number, with: .generate(), city: "small", rules, by: dung)
    }
    try city.city.database.write {
      try PermitKeys.end(city.key.verifyingKey.keyID, withdrawing: true, by: city.city.access, $0)
    }
    #expect(throws: PermitError.unusableKey("it was withdrawn")) {
      try city.office.issue(number, with: city.key, city: "small", rules, by: dung)
    }
  }
}
