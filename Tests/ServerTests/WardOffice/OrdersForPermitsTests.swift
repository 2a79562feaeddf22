import Permits
import Quantities
import Quarantine
import Store
import Surveillance
import TestSupport
import Testing

@testable import Server

/// Permits and quarantine are strangers, and agree through the one adapter.
@Suite struct OrdersForPermitsTests {
  /// The city of permits with a quarantine office; the health officer is `khoa`.
  private struct Town {
    let permits: PermitCity
    let quarantine: QuarantineOffice
    let office: PermitOffice

    init() throws {
      let permits = try PermitCity(more: [.quarantine])
      self.permits = permits
      let city = permits.city
      quarantine = QuarantineOffice(city.database, sealer: permits.ring.sealer)
      let clock = city.clock
      office = PermitOffice(
        city.database, sealer: permits.ring.sealer, quarantine: OrdersForPermits { clock.now })
      try city.database.write { writing in
        _ = try Officers.add("khoa", role: .healthOfficer, area: .everything, by: city.access, writing)
      }
      let publisher = try permits.access("binh")
      try city.database.write {
        _ = try AdoptedQuarantinePolicy.adopt(
          QuarantineCity.policy, file: "vn-covid-2021.yaml", by: publisher, $0)
      }
      try permits.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00001"])
    }

    func order() throws -> Int {
      let form = OrderForm(
        person: QuarantineCity.person(1), facts: QuarantineFacts(kind: .f1, exposure: Day("2021-09-05")!),
        ward: permits.city.vintage.row(1), place: .home, authority: "UBND phường", act: "12/QĐ-UBND",
        start: Day("2021-09-07")!)
      return try quarantine.order(form, by: permits.access("khoa")).order.number
    }

    func approved(from day: String = "2021-09-08", days: Int = 5) throws -> ApplicationState {
      var request = PermitCity.request("goods", from: 1, to: 2, days: days)
      request.from = Moment(day, offset: 25_200)!
      request.until = Moment(seconds: request.from.seconds + Int64(days) * 86_400)
      let receipt = try office.receive(
        PermitForm(holder: PermitCity.holder(1), request: request), permits.rules(), actor: "public")
      return try office.approve(receipt.number, permits.rules(), by: permits.access("dung"))
    }
  }

  @Test func `an order suspends a live permit at the next look, and its end sets it free`() throws {
    let town = try Town()
    let issued = try town.permits.issue(1, from: 1, to: 2)
    let order = try town.order()
    let rules = try town.permits.rules()
    #expect(try town.office.reevaluate(rules, by: town.permits.access("binh")).suspended == 1)
    func state() throws -> PermitState? {
      try town.office.permits(PermitFilter(), by: town.permits.access("dung")).first { $0.number == issued.permit }?
        .state
    }
    #expect(try state() == .suspended)
    try town.quarantine.release(order, because: "act", by: town.permits.access("khoa"))
    #expect(try town.office.reevaluate(rules, by: town.permits.access("binh")).reinstated == 1)
    #expect(try state() == .live)
  }

  @Test func `an order refuses an application that falls into it, and none after it`() throws {
    let town = try Town()
    #expect(try town.approved() == .approved)
    _ = try town.order()
    let later = try Town()
    _ = try later.order()
    #expect(try later.approved() == .refused)
  }

  @Test func `an order holds through its last day, and one that nobody ended holds on`() throws {
    let town = try Town()
    let number = try town.order()
    let adapter = OrdersForPermits { [clock = town.permits.city.clock] in clock.now }
    func order(_ from: String, _ until: String) throws -> QuarantineOrder? {
      try town.permits.city.database.read {
        try adapter.order(
          ofCitizen: 1, from: Moment(from, offset: 25_200)!, until: Moment(until, offset: 25_200)!, $0)
      }
    }
    #expect(try order("2021-09-06", "2021-09-07T00:00") == nil)
    #expect(try order("2021-09-06", "2021-09-07T00:01")?.name == "quarantine order \(number)")
    #expect(try order("2021-09-19T23:59", "2021-10-01")?.until == Moment("2021-09-20", offset: 25_200))
    #expect(try order("2021-09-20", "2021-10-01") == nil)
    town.permits.city.clock.set(Instant(Moment("2021-09-21T08:00", offset: 25_200)!, offset: 25_200))
    #expect(try order("2021-09-22", "2021-10-01") != nil)
    let citizens = try town.permits.city.database.read {
      try adapter.citizens(underOrdersAt: Moment("2021-09-21", offset: 25_200)!, $0)
    }
    #expect(citizens == [1])
  }
}
