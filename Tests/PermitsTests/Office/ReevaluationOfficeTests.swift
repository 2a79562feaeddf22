import Criteria
import Epidemiology
import Permits
import Quantities
import Store
import Surveillance
import TestSupport
import Testing
import Zones

@Suite struct ReevaluationOfficeTests {
  private func decree(_ city: PermitCity, _ id: String, ward: String, from: Moment, until: Moment? = nil) throws {
    try city.city.database.write { writing in
      _ = try DecreeRegister.keep(
        [
          DecreedArea(
            id: id, place: .wards([ward]), level: "lockdown", authority: "People's Committee", act: "Decision 1",
            citation: "c", from: from, until: until)
        ], reason: "test", by: city.access("binh"), writing)
    }
  }

  private func states(_ city: PermitCity) throws -> [Int: PermitState] {
    let rows = try city.office.permits(PermitFilter(), by: city.access("dung"))
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.number, $0.state) })
  }

  @Test func `a decree suspends the permits through its ward at once, and they hold again when it has ended`() throws {
    let city = try PermitCity()
    let through = try city.issue(1, from: 0, to: 2, route: [1])
    let apart = try city.issue(2, from: 4, to: 5)
    let number = try city.office.bundle(with: city.key, city: "small", city.rules(), by: city.access("giang")).number
    city.city.clock.set(Instant(Moment("2021-09-08T08:00", offset: 25_200)!, offset: 25_200))
    let now = city.city.clock.now.moment(offset: 25_200)
    try decree(city, "L1", ward: "00001", from: now, until: Moment(seconds: now.seconds + 7200))
    let result = try city.office.reevaluate(city.rules(), by: city.access("binh"))
    #expect(result.looked == 2 && result.suspended == 1 && result.notices == 0)
    #expect(try states(city) == [through.permit: .suspended, apart.permit: .live])
    // Again, nothing more is to be done.
    #expect(try city.office.reevaluate(city.rules(), by: city.access("binh")).suspended == 0)
    let delta = try city.office.bundle(
      since: number, with: city.key, city: "small", city.rules(), by: city.access("giang"))
    #expect(delta.number == number + 1)
    // The holder is told why.
    let notices = try city.office.notices(employer: nil, city.city.vintage, by: city.access("dung"))
    #expect(notices.map(\.change) == [.suspended] && notices[0].reasons[0].words.english.contains("suspended"))

    city.city.clock.set(Instant(Moment(seconds: now.seconds + 7300), offset: 25_200))
    let later = try city.office.reevaluate(city.rules(), by: city.access("binh"))
    #expect(later.reinstated == 1)
    #expect(try states(city) == [through.permit: .live, apart.permit: .live])
  }

  @Test func `a permit that an officer suspended is not set free by the map`() throws {
    let city = try PermitCity()
    let issued = try city.issue(1)
    try city.office.change(issued.permit, to: .suspended, because: .misuse, city.rules(), by: city.access("dung"))
    let result = try city.office.reevaluate(city.rules(), by: city.access("binh"))
    #expect(result.looked == 0 && result.reinstated == 0)
    #expect(try states(city)[issued.permit] == .suspended)
  }

  @Test func `a permit whose time is over is expired, and another can be issued`() throws {
    let city = try PermitCity()
    let issued = try city.issue(1, days: 2)
    city.city.clock.set(Instant(Moment("2021-09-10T00:00", offset: 25_200)!, offset: 25_200))
    #expect(try city.office.reevaluate(city.rules(), by: city.access("binh")).expired == 1)
    #expect(try states(city)[issued.permit] == .expired)
  }

  @Test func `decisions on a map that was corrected are listed for review, once, and end by an officer`() throws {
    let city = try PermitCity()
    let issued = try city.issue(1)
    #expect(try city.office.reevaluate(city.rules(), by: city.access("binh")).reviews == 0)
    try city.city.take(
      city.city.file("late.csv", "case_id,report_date,ward_code", ["late,2021-09-05,00000"]), .cases, source: "CDC")
    try city.publishCorrection(of: 1)
    #expect(try city.office.reevaluate(city.rules(), by: city.access("binh")).reviews == 3)
    #expect(try city.office.reevaluate(city.rules(), by: city.access("binh")).reviews == 0)
    let reviews = try city.office.reviews(by: city.access("dung"))
    #expect(reviews.map(\.decision) == ["application 1.1", "application 1.2", "permit \(issued.permit)"])
    try city.office.endReview("permit \(issued.permit)", ending: .stands, by: city.access("dung"))
    #expect(try city.office.reviews(by: city.access("dung")).count == 2)
  }

  @Test func `only whoever publishes or issues everywhere may look at all permits again`() throws {
    let city = try PermitCity()
    #expect(throws: AccessError.self) { try city.office.reevaluate(city.rules(), by: city.access("chi")) }
    #expect(throws: AccessError.self) { try city.office.reevaluate(city.rules(), by: city.access("giang")) }
    _ = try city.office.reevaluate(city.rules(), by: city.access("dung"))
  }

  /// Orders that a test gives.
  private struct Orders: QuarantineQuestions {
    let citizens: Set<Int>

    func order(ofCitizen citizen: Int, from: Moment, until: Moment, _ reading: Reading) throws -> QuarantineOrder? {
      citizens.contains(citizen) ? QuarantineOrder(name: "order 1", from: from, until: nil) : nil
    }

    func citizens(underOrdersAt moment: Moment, _ reading: Reading) throws -> Set<Int> { citizens }
  }

  @Test func `whoever comes under quarantine has no permit that holds, and gets none`() throws {
    let city = try PermitCity()
    try city.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00001"])
    let issued = try city.issue(1, from: 1, to: 2)
    let rules = try city.rules()
    func office(_ citizens: Set<Int>) -> PermitOffice {
      PermitOffice(city.city.database, sealer: city.ring.sealer, quarantine: Orders(citizens: citizens))
    }
    #expect(try office([1]).reevaluate(rules, by: city.access("binh")).suspended == 1)
    #expect(try states(city)[issued.permit] == .suspended)
    // The map has nothing against it, and does not set it free.
    #expect(try office([1]).reevaluate(rules, by: city.access("binh")).reinstated == 0)
    let receipt = try office([1]).receive(
      PermitForm(holder: PermitCity.holder(1), request: PermitCity.request("goods", from: 1, to: 2)), rules,
      actor: "public")
    // Whoever knows an identifier must not learn of the order by asking: an officer looks, and the rules refuse.
    #expect(receipt.state == .received)
    #expect(try office([1]).approve(receipt.number, rules, by: city.access("dung")) == .refused)
    let status = try office([1]).status(reference: receipt.reference, city.city.vintage)
    #expect(status.steps.map(\.state) == [.received, .refused])
    #expect(!status.steps.flatMap(\.reasons).contains { $0.code == "quarantine" })
    #expect(try office([]).reevaluate(rules, by: city.access("binh")).reinstated == 1)
    #expect(try states(city)[issued.permit] == .live)
  }
}
