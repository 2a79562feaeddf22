import Registry
import Foundation
import Quantities
import Registry
import Store
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct AreaNeedsTests {
  private func city() throws -> (AreaCity, Int, [Int]) {
    let city = try AreaCity()
    try city.register([
      "001190000001,An,1950-01-01,00000,H1,Số 1,chronic", "001190000002,Ba,1990-01-01,00000,H1,Số 1",
      "001190000003,Cư,1990-01-01,00001,H2,Số 2", "001190000004,Do,1990-01-01,00005,H3,Số 3",
    ])
    let area = try city.decree(.wards([city.row(0), city.row(1)]), kind: .ward)
    let numbers = try city.city.database.read { reading in
      try reading.all("SELECT id FROM registry_citizens ORDER BY id") { $0.int(0) }
    }
    return (city, area, numbers)
  }

  @Test func `what is noted for a household stands with each member until it is brought`() throws {
    let (city, area, people) = try city()
    let hoa = try city.access("hoa")
    let dialysis = try city.office.note(
      NeedForm(area: area, citizen: people[0], need: "dialysis", isUrgent: true, note: "thứ Ba, thứ Sáu"),
      city.policy(), by: hoa)
    let food = try city.office.note(
      NeedForm(area: area, citizen: people[1], wholeHousehold: true, need: "food", due: Day("2021-09-06")),
      city.policy(), by: hoa)
    func needs() throws -> [[String]] {
      try city.office.residents(area, AreaResidentFilter(on: AreaCity.day), city.policy(), by: hoa).map(\.openNeeds)
    }
    #expect(try needs() == [["dialysis", "food"], ["food"], []])
    let list = try city.office.needs(ofArea: area, by: hoa)
    #expect(list.map(\.number) == [dialysis, food])
    #expect(list[0].note == "thứ Ba, thứ Sáu")
    #expect(
      try city.office.needCounts(ofArea: area, on: AreaCity.day, by: city.access("binh")) == [
        NeedCount(need: "dialysis", open: 1, urgent: 1, overdue: 0, done: 0),
        NeedCount(need: "food", open: 1, urgent: 0, overdue: 1, done: 0),
      ])
    try city.office.end(need: food, as: .done, by: hoa)
    #expect(try needs() == [["dialysis"], [], []])
    #expect(throws: EpidemicAreaError.wrongState(what: "need", state: "done")) {
      try city.office.end(need: food, as: .done, by: hoa)
    }
    for name in ["city.zonal", "city.zonal-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: city.city.folder.path(name)))
      #expect(bytes.range(of: Data("thứ Sáu".utf8)) == nil)
    }
  }

  @Test func `only officers of the ward note what its people need`() throws {
    let (city, area, people) = try city()
    let policy = try city.policy()
    #expect(throws: AccessError.self) {
      try city.office.note(NeedForm(area: area, citizen: people[0], need: "food"), policy, by: city.access("lan"))
    }
    #expect(throws: AccessError.self) {
      try city.office.note(NeedForm(area: area, citizen: people[0], need: "food"), policy, by: city.access("binh"))
    }
    let hoa = try city.access("hoa")
    // Who lives elsewhere is nobody of the area.
    #expect(throws: EpidemicAreaError.notFound(what: "resident of the area")) {
      try city.office.note(NeedForm(area: area, citizen: people[3], need: "food"), policy, by: hoa)
    }
    #expect(throws: EpidemicAreaError.self) {
      try city.office.note(NeedForm(area: area, citizen: people[0], need: "gold"), policy, by: hoa)
    }
    #expect(throws: EpidemicAreaError.self) {
      try city.office.note(NeedForm(area: area, citizen: nil, ward: city.row(0), need: "food"), policy, by: hoa)
    }
    let need = try city.office.note(
      NeedForm(area: area, citizen: nil, ward: city.row(0), need: "food", note: "khách trọ số 5"), policy, by: hoa)
    #expect(throws: AccessError.self) { try city.office.end(need: need, as: .done, by: city.access("lan")) }
  }

  @Test func `needs and passages are forgotten in their time, and a forgotten citizen is in none of them`() throws {
    let (city, area, people) = try city()
    let hoa = try city.access("hoa")
    let need = try city.office.note(NeedForm(area: area, citizen: people[0], need: "food"), city.policy(), by: hoa)
    let open = try city.office.note(NeedForm(area: area, citizen: people[2], need: "food"), city.policy(), by: hoa)
    _ = try city.office.pass(
      PassageForm(
        area: area, direction: .leave, ground: "work", credential: .identifier(AreaCity.identifier(5)), checkpoint: "1"),
      city.policy(), by: city.access("giang"))
    try city.office.end(need: need, as: .done, by: hoa)
    let deletions = AreaOffice.deletions()
    #expect(deletions.map(\.kind) == ["area.passage", "area.need", "area.proposal"])
    func due(_ day: Day) throws -> [Int] {
      try city.city.database.read { reading in try deletions.map { try $0.count(day, reading) } }
    }
    #expect(try due(AreaCity.day) == [0, 0, 0])
    #expect(try due(AreaCity.day + 1) == [1, 1, 0])
    try city.city.database.write { try AreaOffice.forget(citizen: people[2], $0) }
    #expect(try city.office.needs(ofArea: area, states: [.cancelled], by: hoa).map(\.number) == [open])
    #expect(try due(AreaCity.day + 1) == [1, 2, 0])
    let deleted = try city.city.database.write { writing in
      try deletions.map { try $0.delete(AreaCity.day + 1, writing) }
    }
    #expect(deleted == [1, 2, 0])
    #expect(try city.office.needs(ofArea: area, states: Set(AreaNeed.State.allCases), by: hoa).isEmpty)
    #expect(try city.office.passages(ofArea: area, by: hoa).isEmpty)
  }

  @Test func `the people of an area are disclosed to its officers, each for their wards, and the reading is logged`()
    throws
  {
    let (city, area, people) = try city()
    try city.city.database.write { [city] in
      _ = try Officers.add("mai", role: .healthOfficer, area: .wards(["00001"]), by: city.city.access, $0)
    }
    var filter = AreaResidentFilter(on: AreaCity.day)
    let all = try city.office.residents(area, filter, city.policy(), by: city.access("hoa"))
    #expect(all.map(\.citizen) == Array(people.prefix(3)))
    #expect(all.map(\.householdSize) == [2, 2, 1])
    #expect(all.map(\.vulnerable) == [["chronic"], [], []])
    #expect(
      try city.office.residents(area, filter, city.policy(), by: city.access("mai")).map(\.citizen) == [people[2]])
    filter.ages = 60...120
    #expect(try city.office.residents(area, filter, city.policy(), by: city.access("hoa")).map(\.record.name) == ["An"])
    filter.ages = nil
    filter.aloneOnly = true
    #expect(
      try city.office.residents(area, filter, city.policy(), by: city.access("hoa")).map(\.citizen) == [people[2]])
    filter.aloneOnly = false
    filter.after = people[0]
    filter.limit = 1
    #expect(
      try city.office.residents(area, filter, city.policy(), by: city.access("hoa")).map(\.citizen) == [people[1]])
    let read = try city.acts("area.residents")
    #expect(read.map(\.actor) == ["hoa", "mai", "hoa", "hoa", "hoa"])
    #expect(read.map { $0.facts["count"] } == ["3", "1", "1", "1", "1"])
    // Who decrees reads nobody's data.
    #expect(throws: AccessError.self) {
      try city.office.residents(area, AreaResidentFilter(on: AreaCity.day), city.policy(), by: city.access("binh"))
    }
  }
}
