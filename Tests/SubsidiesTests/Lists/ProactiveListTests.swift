import Epidemiology
import Quantities
import Registry
import Store
import TestSupport
import Testing

@testable import Subsidies

/// Who seems to be entitled and has not claimed.
@Suite struct ProactiveListTests {
  private let city: SupportCity
  private let day = SupportCity.today

  init() throws {
    city = try SupportCity()
    try city.city.database.write { try PriorityGroup(number: 4, code: "poor", name: "Hộ nghèo").put($0) }
    try city.register(
      (1...5).map { "00119000000\($0),Trần Thị Mai,1990-05-01,0000\($0 == 5 ? 7 : 0),\($0 == 4 ? "" : "poor")" },
      columns: "identifier,name,birth_date,ward_code,groups")
  }

  private func page(_ name: String, ward: Int = 0, after: Int = 0, limit: Int = 100) throws -> ProactivePage? {
    try city.office.seemEntitled(
      ward: city.row(ward), after: after, limit: limit, on: day, by: city.access(name))
  }

  @Test func `the poor of a ward are listed page by page, each look in the log`() throws {
    let first = try #require(try page("chi", limit: 2))
    #expect(first.total == 3 && first.entries.count == 2 && first.next == 2)
    #expect(first.entries.allSatisfy { $0.answer.policy == "hanoi-poor" && $0.answer.amount == 1_000_000 })
    let second = try #require(try page("chi", after: 2, limit: 2))
    #expect(second.entries.count == 1 && second.next == nil)
    #expect(Set((first.entries + second.entries).map(\.citizen)).count == 3)
    let log = try city.log("support.list")
    #expect(log.count == 2)
    #expect(log.allSatisfy { !"\($0.act)".contains("Mai") && !"\($0.act)".contains("0011900") })
    #expect("\(first.entries[0])" == "somebody who seems to be entitled")
  }

  @Test func `another ward's officer is refused, and the refusal is in the log`() throws {
    #expect(throws: AccessError.self) { try page("em") }
    #expect(try city.log("support.list").isEmpty)
    #expect(try page("em", ward: 7)?.total == 1)
    #expect(throws: AccessError.self) { try page("binh") }
  }

  @Test func `who has claimed is not listed any more`() throws {
    let form = ClaimForm(
      person: SupportCity.person(1), policy: "hanoi-poor", ward: city.row(0), papers: ["group-certificate"])
    _ = try city.office.enter(form, by: city.access("chi"))
    let page = try #require(try page("chi"))
    #expect(page.total == 2)
    #expect(page.entries.allSatisfy { $0.answer.policy == "hanoi-poor" })
  }

  @Test func `who was paid is not listed when the claim is deleted`() throws {
    let form = ClaimForm(
      person: SupportCity.person(1), policy: "hanoi-poor", ward: city.row(0), papers: ["group-certificate"])
    let number = try city.office.enter(form, by: city.access("dung")).claim.number
    try city.office.decide(number, by: city.access("dung"))
    try city.office.confirm(number, by: city.access("hoa"))
    let batch = try city.office.pay(SupportCity.order(), by: city.access("giang")).batch.number
    try city.office.settle(batch: batch, by: city.access("giang"))
    let deletion = try #require(SupportOffice.deletions(offset: 25_200).first)
    #expect(try city.city.database.write { try deletion.delete(SupportCity.today + 1, $0) } == 1)
    #expect(try page("chi")?.total == 2)
  }

  @Test func `every policy is looked at, or named as one that is not`() throws {
    let catalogue = try ShippedSupport.catalogue()
    let looked = SupportSweep(catalogue, places: GivenPlaces([:]), day: day).policies.map(\.policy.id)
    let named = catalogue.notSwept.map(\.policy.id)
    #expect(Set(looked + named) == Set(catalogue.items.map(\.policy.id)))
    #expect(Set(looked).isDisjoint(with: named))
    #expect(named.contains("household-business") && named.contains("wage-loan"))
  }

  @Test func `a policy that is not there is said to be unknown`() throws {
    #expect(throws: SupportError.self) {
      try city.office.seemEntitled(ward: city.row(0), policy: "none", on: day, by: city.access("chi"))
    }
  }

  @Test func `what a dearer policy would cost more is told by ward`() throws {
    let wards = [city.row(0), city.row(7)]
    let before = try city.office.totals(wards: wards, on: day, by: city.access("dung"))
    let text = try ShippedSupport.text(ShippedSupport.city, replacing: "{flat: 1000000}", with: "{flat: 1200000}").text
    let dearer = SupportCatalogue([
      try ShippedSupport.library.policies(ShippedSupport.national), try .parse(text, file: "hanoi-15-2021.yaml"),
    ])
    let after = try city.office.totals(of: dearer, wards: wards, on: day, by: city.access("dung"))
    let rows = SupportBudget(after, against: before).rows
    #expect(rows.map(\.policy) == ["hanoi-poor", "hanoi-poor"])
    #expect(rows.map(\.difference) == [600_000, 200_000])
    #expect(rows.map(\.people) == [4, 1])
    #expect(throws: AccessError.self) { try city.office.totals(wards: wards, on: day, by: city.access("em")) }
  }

  @Test func `a list of another office is taken by whoever may, and every row is accounted for`() throws {
    let catalogue = try ShippedSupport.catalogue()
    let rows = [
      "001190000001,social-insurance,,,yes,0101", "001190000001,job-suspended,2021-08-01,2021-08-31,,0101",
      "001190000001,job-suspended,2021-08-01,2021-09-15,,0101", "123,social-insurance,,,yes,",
      "001190000001,no-such-fact,,,yes,", "001190000001,job-stopped,2021-08-31,2021-08-01,,",
      "001190000001,job-stopped,yesterday,,,", "001190000001,social-insurance,,,perhaps,",
      "001190000001,social-insurance,,,yes,0101", "001190000001,staff-cut-percent,,,-1,",
    ]
    let path = try city.city.file("list.csv", "identifier,fact,from,through,value,employer", rows)
    func job(_ name: String, _ sink: FindingSink) throws -> FactImport {
      FactImport(
        city.city.database, sealer: city.ring.sealer, access: try city.access(name), catalogue: catalogue, sink: sink)
    }
    let sink = try FindingSink(path: nil)
    let counts = try job("an", sink).run(path, kind: .socialInsurance)
    #expect(counts.rows == 10 && counts.kept == 3 && counts.repeated == 1 && counts.refused == 6)
    #expect(sink.samples.count == 6)
    #expect(sink.samples.allSatisfy { !$0.value.contains("0011900") && !$0.message.contains("0011900") })
    let person = city.ring.sealer.lookup("001190000001")
    let (spells, statements) = try city.city.database.read { try ListedFacts.facts(of: person, $0) }
    #expect(spells.map(\.through) == [Day("2021-09-15")!])
    #expect(statements["social-insurance"] == SupportFacts.Statement(true, origin: .list))
    #expect(throws: AccessError.self) { try job("chi", FindingSink(path: nil)).run(path, kind: .tax) }
  }
}
