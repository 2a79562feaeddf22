import Epidemiology
import Quantities
import Store
import TestSupport
import Testing

@testable import Vaccination

@Suite struct `Due lists` {
  let town: VaccinationCity

  init() throws {
    town = try VaccinationCity()
    try town.register(0..<12, ward: 1)
    try town.register(20..<23, ward: 7)
    try town.office.settleAll(by: town.access("an"))
  }

  @Test func `who has no dose is due for the first, and who has all is due for none`() throws {
    let chi = try town.access("chi")
    let first = try town.office.due(DueFilter(ward: town.row(1), kind: .due), on: VaccinationCity.today, by: chi)
    #expect(first.people.count == 12)
    #expect(first.people.allSatisfy { $0.place == 1 && $0.doses == 0 })
    _ = try town.office.record(town.form(1, "2021-05-01"), by: chi)
    _ = try town.office.record(town.form(1, "2021-07-20"), by: chi)
    let second = try town.office.due(DueFilter(ward: town.row(1), kind: .due), on: VaccinationCity.today, by: chi)
    #expect(second.people.count + second.overdue == 11)
  }

  @Test func `the days of the next dose make it due and then overdue`() throws {
    let chi = try town.access("chi")
    let receipt = try town.office.record(town.form(1, "2021-05-01"), by: chi)
    let due = try #require(receipt.standing?.due)
    let citizen = try #require(receipt.dose.citizen)
    func holds(_ kind: DueFilter.Kind, _ day: Day) throws -> Bool {
      try town.office.due(DueFilter(ward: town.row(1), kind: kind), on: day, by: chi).people
        .contains { $0.citizen == citizen }
    }
    #expect(try !holds(.due, due.recommendedFrom - 1))
    #expect(try holds(.due, due.recommendedFrom))
    let last = try #require(due.recommendedThrough)
    #expect(try holds(.due, last) && !holds(.overdue, last))
    #expect(try !holds(.due, last + 1) && holds(.overdue, last + 1))
  }

  @Test func `pages give everybody once, in order`() throws {
    let chi = try town.access("chi")
    var seen: [Int] = []
    var after: DueCursor?
    repeat {
      let page = try town.office.due(
        DueFilter(ward: town.row(1), kind: .due, after: after, limit: 5), on: VaccinationCity.today, by: chi)
      seen += page.people.map(\.citizen)
      #expect(page.due == 12)
      after = page.next.flatMap { DueCursor($0.text) }
    } while after != nil
    #expect(seen.count == 12)
    #expect(Set(seen).count == 12)
  }

  @Test func `age and groups narrow the list`() throws {
    let chi = try town.access("chi")
    func count(_ from: Int?, _ to: Int?, group: Int? = nil) throws -> Int {
      try town.office.due(
        DueFilter(ward: town.row(1), kind: .due, group: group, ageFrom: from, ageTo: to), on: VaccinationCity.today,
        by: chi
      ).people.count
    }
    #expect(try count(31, 31) == 12)
    #expect(try count(32, nil) == 0)
    #expect(try count(nil, 30) == 0)
    #expect(try count(nil, nil, group: 3) == 0)
  }

  @Test func `names are shown to officers of the ward, and the reading is in the log`() throws {
    let em = try town.access("em")
    let list = try town.office.disclosedDue(
      DueFilter(ward: town.row(7), kind: .due), on: VaccinationCity.today, by: em)
    #expect(list.people.compactMap(\.person?.name) == [20, 21, 22].map { VaccinationCity.name($0) })
    #expect(try town.log("vaccination.read").last?.act.facts["count"] == "3")
    #expect(throws: AccessError.self) {
      try town.office.disclosedDue(DueFilter(ward: town.row(1), kind: .due), on: VaccinationCity.today, by: em)
    }
    #expect(throws: AccessError.self) {
      try town.office.due(DueFilter(ward: town.row(1), kind: .due), on: VaccinationCity.today, by: em)
    }
  }

  @Test func `the list of a ward is a range of an index`() throws {
    let plan = try town.city.database.read { reading in
      try reading.all(
        """
        EXPLAIN QUERY PLAN SELECT citizen FROM vaccination_standings
        WHERE ward = 1 AND due_from <= 2 AND (due_through IS NULL OR due_through >= 2) AND (due_from, citizen) > (0, 0)
        ORDER BY due_from, citizen
        """, []
      ) { $0.text(3) }
    }
    #expect(plan.contains { $0.contains("vaccination_standings_due") })
    #expect(!plan.contains { $0.contains("TEMP B-TREE") })
  }
}
