import Epidemiology
import Foundation
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct AreaActsTests {
  private func history(_ city: AreaCity, _ number: Int) throws -> [AreaVersion] {
    try city.office.history(number, by: city.access("hoa"))
  }

  @Test func `a decree keeps the place, the act, the policy and the revision that stood`() throws {
    let city = try AreaCity()
    try city.city.database.write {
      _ = try Officers.add("em", role: .epidemiologist, area: .everything, by: city.city.access, $0)
    }
    let rows = (0..<3).map { "c\($0),2021-09-0\($0 + 1),00001" }
    try city.city.take(
      city.city.file("cases.csv", "case_id,report_date,ward_code", rows), .cases, source: "CDC")
    let revision = try city.city.publish(
      "simple-recency", on: AreaCity.day, as: city.access("em"), and: city.access("binh"))
    let number = try city.decree(city.shape(0, 0...0.5, 0...0.5))
    let area = try city.office.area(number, by: city.access("hoa"))
    #expect(area.revision == revision)
    #expect(area.policy == (try city.policy().number))
    #expect(area.act == "QĐ 1" && area.authority == "UBND quận" && area.measures == ["no-exit"])
    #expect(area.wards == [AreaWard(row: city.row(0), isWhole: false)])
    #expect(try history(city, number).map(\.place) == [city.shape(0, 0...0.5, 0...0.5)])
    #expect(
      try city.city.database.read { try Archive.decisions(citing: revision, $0) } == ["area \(number) version 1"])
  }

  @Test func `an end at or before the beginning is refused and leaves nothing`() throws {
    let city = try AreaCity()
    for until in ["2021-09-01T06:00", "2021-08-31T06:00"] {
      #expect(
        throws: EpidemicAreaError.endBeforeStart(
          from: city.moment("2021-09-01T06:00"), until: city.moment(until))
      ) { try city.decree(.wards([city.row(1)]), kind: .ward, until: until) }
    }
    #expect(try city.office.areas(AreaFilter(at: city.city.clock.now), by: city.access("binh")).isEmpty)
    #expect(try city.acts("area.decree").isEmpty)
  }

  @Test func `an act without an end takes the usual days of the policy`() throws {
    let city = try AreaCity()
    let number = try city.decree(.wards([city.row(1)]), kind: .ward, until: nil)
    let area = try city.office.area(number, by: city.access("binh"))
    #expect(area.until.moment(offset: 25_200) == city.moment("2021-09-15T06:00"))
  }

  @Test func `a change gives a new place and keeps the old one`() throws {
    let city = try AreaCity()
    let number = try city.decree(city.shape(0, 0...0.5, 0...0.5))
    let larger = city.shape(0, 0.2...1.4, 0...1)
    try city.office.change(
      number, to: larger, AreaCity.note, city.policy(), city.city.vintage, by: city.access("binh"))
    let history = try history(city, number)
    #expect(history.map(\.kind) == [.decree, .change])
    #expect(history.map(\.place) == [city.shape(0, 0...0.5, 0...0.5), larger])
    #expect(history[1].wards.map(\.row) == [city.row(0), city.row(1)])
    #expect(history[0].from == history[1].from && history[0].until == history[1].until)
  }

  @Test func `an area is prolonged to a later end only`() throws {
    let city = try AreaCity()
    let number = try city.decree(.wards([city.row(0)]), kind: .ward)
    func prolong(_ until: String) throws {
      try city.office.prolong(
        number, until: city.moment(until), AreaCity.note, city.policy(), city.city.vintage, by: city.access("binh"))
    }
    #expect(throws: EpidemicAreaError.self) { try prolong("2021-09-15T06:00") }
    #expect(throws: EpidemicAreaError.self) { try prolong("2021-08-15T06:00") }
    try prolong("2021-09-22T06:00")
    #expect(
      try city.office.area(number, by: city.access("hoa")).until.moment(offset: 25_200)
        == city.moment("2021-09-22T06:00"))
    #expect(try history(city, number).map(\.kind) == [.decree, .prolong])
  }

  @Test func `no history of acts makes an area end before it starts`() throws {
    let city = try AreaCity()
    var random = SplitMix(seed: 7)
    let number = try city.decree(.wards([city.row(0)]), kind: .ward, until: nil)
    for _ in 0..<40 {
      let moment = city.moment("2021-08-01T06:00") + Int(random.next() % 90) * 24
      let policy = try city.policy()
      switch random.next() % 3 {
      case 0:
        try? city.office.prolong(
          number, until: moment, AreaCity.note, policy, city.city.vintage, by: city.access("binh"))
      case 1:
        _ = try? city.office.release(
          number, at: moment, ReleaseFacts(lastCase: .unknown), despite: "thử", AreaCity.note, policy,
          city.city.vintage, by: city.access("binh"))
      default:
        _ = try? city.decree(
          .wards([city.row(Int(random.next() % 12))]), kind: .ward,
          from: moment.description, until: (moment + (Int(random.next() % 60) - 30) * 24).description)
      }
    }
    let areas = try city.office.areas(AreaFilter(at: city.city.clock.now), by: city.access("binh"))
    #expect(areas.count > 3)
    for area in areas {
      #expect(area.from < area.until)
      if let released = area.releasedAt { #expect(released >= area.from && released <= area.until) }
      for version in try city.office.history(area.number, by: city.access("binh")) {
        #expect(version.from < version.until)
      }
    }
  }

  @Test func `a release follows the test of the policy, or a ground that stands with it`() throws {
    let city = try AreaCity()
    let number = try city.decree(.wards([city.row(0)]), kind: .ward, from: "2021-08-20T06:00")
    func release(_ facts: ReleaseFacts, despite: String? = nil) throws -> ReleaseFinding {
      try city.office.release(
        number, at: city.moment("2021-09-07T06:00"), facts, despite: despite, AreaCity.note, city.policy(),
        city.city.vintage, by: city.access("binh"))
    }
    #expect(throws: EpidemicAreaError.notReleasable(codes: ["case-day-unknown", "tests-unknown"])) {
      try release(ReleaseFacts(lastCase: .unknown))
    }
    #expect(try city.office.area(number, by: city.access("hoa")).releasedAt == nil)
    let finding = try release(ReleaseFacts(lastCase: .unknown), despite: "chuyển thành cách ly tại nhà")
    #expect(finding.outcome == .unknown)
    let area = try city.office.area(number, by: city.access("hoa"))
    #expect(area.state(at: city.city.clock.now) == .released)
    let last = try history(city, number)[1]
    #expect(last.note.reason == "ổ dịch; despite the test: chuyển thành cách ly tại nhà")
    #expect(last.finding == ["case-day-unknown", "tests-unknown"])
    #expect(throws: EpidemicAreaError.wrongState(what: "area", state: "released")) {
      try release(ReleaseFacts(lastCase: .noneSinceStart), despite: "lại")
    }
  }

  @Test func `a release before the beginning or after the end is refused`() throws {
    let city = try AreaCity()
    let number = try city.decree(.wards([city.row(0)]), kind: .ward)
    for moment in ["2021-08-31T06:00", "2021-09-15T06:01"] {
      #expect(throws: EpidemicAreaError.self) {
        try city.office.release(
          number, at: city.moment(moment), ReleaseFacts(lastCase: .noneSinceStart), despite: "thử", AreaCity.note,
          city.policy(), city.city.vintage, by: city.access("binh"))
      }
    }
  }

  @Test func `shapes that are none, and places outside all wards, are refused with all that is wrong`() throws {
    let city = try AreaCity()
    let bow = MultiPolygon([
      Polygon(exterior: [
        Coordinate(x: 105, y: 21), Coordinate(x: 105.01, y: 21.01), Coordinate(x: 105.01, y: 21),
        Coordinate(x: 105, y: 21.01), Coordinate(x: 105, y: 21),
      ])
    ])
    let error = #expect(throws: EpidemicAreaError.self) { try city.decree(.shape(bow)) }
    guard case .unusableShape(let defects)? = error else {
      Issue.record("not refused as a shape")
      return
    }
    #expect(defects.contains { $0.contains("self-intersection") })
    #expect(throws: EpidemicAreaError.unusableShape(["it has no polygon"])) { try city.decree(.shape(MultiPolygon())) }
    #expect(throws: EpidemicAreaError.outsideAllWards) { try city.decree(city.shape(0, -9...(-8), 0...1)) }
    #expect(throws: EpidemicAreaError.self) { try city.decree(city.shape(0, 0...0.5, 0...1), kind: .ward) }
    #expect(throws: EpidemicAreaError.self) { try city.decree(.addresses([])) }
  }

  @Test func `only who decrees may decree, and the attempt is in the log`() throws {
    let city = try AreaCity()
    for name in ["hoa", "khoa", "giang"] {
      #expect(throws: AccessError.self) {
        try city.office.decree(
          AreaDecree(
            kind: .ward, name: "Phường", place: .wards([city.row(0)]), from: city.moment("2021-09-01T06:00"),
            note: AreaCity.note), city.policy(), city.city.vintage, by: city.access(name))
      }
    }
    #expect(try city.acts("access.refuse").map(\.actor) == ["hoa", "khoa", "giang"])
  }

  @Test func `an officer of other wards sees nothing, and the attempt is in the log`() throws {
    let city = try AreaCity()
    let number = try city.decree(.wards([city.row(0)]), kind: .ward)
    #expect(try city.office.areas(AreaFilter(at: city.city.clock.now), by: city.access("lan")).isEmpty)
    #expect(try city.office.areas(AreaFilter(at: city.city.clock.now), by: city.access("hoa")).count == 1)
    #expect(throws: AccessError.self) { try city.office.area(number, by: city.access("lan")) }
    #expect(throws: AccessError.self) { try city.office.history(number, by: city.access("lan")) }
    let filter = AreaResidentFilter(on: AreaCity.day)
    #expect(throws: AccessError.self) {
      try city.office.residents(number, filter, city.policy(), by: city.access("lan"))
    }
    #expect(throws: AccessError.self) { try city.office.needs(ofArea: number, by: city.access("lan")) }
    #expect(throws: AccessError.self) { try city.office.standing(ofArea: number, by: city.access("lan")) }
    #expect(throws: AccessError.self) {
      try city.office.count(number, on: AreaCity.day, city.policy(), by: city.access("lan"))
    }
    let refused = try city.acts("access.refuse")
    #expect(refused.count == 6)
    #expect(refused.allSatisfy { $0.actor == "lan" && $0.subject == "area \(number)" })
    #expect(try city.acts("area.residents").isEmpty)
  }

  @Test func `a list of addresses is sealed, and who decrees does not read it back`() throws {
    let city = try AreaCity()
    let list = AreaPlace.addresses([
      AreaAddress(ward: city.row(0), text: "Ngõ 24 Kim Đồng"), AreaAddress(ward: city.row(1), text: "Số 5 phố Huế"),
    ])
    let number = try city.decree(list)
    #expect(try history(city, number)[0].place == list)
    #expect(try city.office.history(number, by: city.access("binh"))[0].place == .addresses([]))
    #expect(try city.acts("area.read").count == 1)
    for name in ["city.zonal", "city.zonal-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: city.city.folder.path(name)))
      #expect(bytes.range(of: Data("Kim Đồng".utf8)) == nil)
    }
  }

  @Test func `what is sealed is read as before after the keys are renewed`() throws {
    let city = try SmallCity(schemas: [.registry, .surveillance, .areas])
    let key = MasterKey()
    let before = AreaOffice(
      city.database, sealer: try KeyRing.open(city.database, masterKey: key, actor: "an").sealer)
    let (policy, text) = try AreaCity.library.load("hanoi-areas-2021")
    let adopted = try city.database.write { writing in
      _ = try AdoptedAreaPolicy.adopt(text, file: policy.file, by: city.access, writing)
      return try AdoptedAreaPolicy.last(writing)
    }
    let list = AreaPlace.addresses([AreaAddress(ward: city.vintage.row(0), text: "Ngõ 24 Kim Đồng")])
    let number = try before.decree(
      AreaDecree(
        kind: .alley, name: "Ngõ 24", place: list, from: Moment("2021-09-01T06:00", offset: 25_200)!,
        note: AreaCity.note), adopted, city.vintage, by: city.access)
    let renewed = try KeyRing.renew(.seal, of: city.database, masterKey: key, actor: "an")
    #expect(
      try Rotation(columns: AreaOffice.sealedColumns).run(city.database, with: renewed.sealer, actor: "an") == 1)
    let places = try city.database.read { reading in
      try before.versions(of: number, renewed.sealer, reading).map(\.place)
    }
    #expect(places == [list])
  }
}
