import Epidemiology
import TestSupport
import Criteria
import Cases
import EpidemicAreas
import Permits
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import Surveillance
import Zones

extension FamilyStory {
  /// 24 to 31 July: the city and then the ward are locked down.
  func locking() throws {
    at("2021-07-23T22:00", "Directive 16 from 24 July, 6:00")
    let districts = Array(Set(city.vintage.wards.compactMap(\.districtCode))).sorted()
    try city.decree(
      [
        DecreedArea(
          id: "directive-16", name: "Hanoi", place: .districts(districts), level: "directive-16", act: "Directive 16",
          from: StoryCity.moment("2021-07-24T06:00"))
      ], reason: "epidemic")
    at("2021-07-30T20:00", "Chương Dương ward is closed from midnight for 14 days")
    try city.decree(
      [
        DecreedArea(
          id: "chuong-duong", name: "Chương Dương", place: .wards([FamilyCity.ward]), level: "lockdown",
          act: "lockdown of Chương Dương ward", from: StoryCity.moment("2021-07-31T00:00"),
          until: StoryCity.moment("2021-08-14T00:00"))
      ], reason: "epidemic")
  }

  /// 31 July: the father is a case, mother and daughter his contacts.
  func falling() throws {
    at("2021-07-31T08:00", "The father's test is positive; mother and daughter lived with him")
    let hoa = try city.access("hoa")
    for (name, person) in [("Sơn", StoryPerson.son), ("Mai", .mai), ("Na", .na)] {
      let facts = CaseFacts(
        reportDay: Day("2021-07-31")!, residence: city.row(person.ward), birthYear: person.birthYear,
        sex: person.isWoman ? .female : .male)
      records[name] = try city.cases.enter(
        CasePerson(name: person.name, identifier: person.identifier, address: person.address), facts, rules, by: hoa
      ).number
    }
    _ = try city.cases.enter(
      CaseTest(
        kind: .pcr, result: .positive, ct: 2_210, laboratory: "CDC",
        sampledAt: StoryCity.instant("2021-07-31T06:00"), resultedAt: StoryCity.instant("2021-07-31T07:30")),
      of: records["Sơn"]!, rules, by: hoa)
    for name in ["Mai", "Na"] {
      _ = try city.cases.enter(
        CaseContact(
          from: records["Sơn"]!, to: records[name]!, kind: .household, fromAt: StoryCity.instant("2021-07-24T00:00"),
          untilAt: StoryCity.instant("2021-07-31T07:30"),
          closeness: Closeness(distance: 50, masked: false, touched: true), place: StoryPerson.son.address), rules,
        by: hoa)
    }
    for (name, record) in records.sorted(by: { $0.value < $1.value }) {
      let found = try city.cases.details(record, to: hoa).record
      say("\(name): \(found.status.caseClass.words.en), \(found.status.distance.map { "F\($0)" } ?? "no F")")
    }
    try order("Sơn", .son, .f0, at: .hospital)
    try order("Mai", .mai, .f1, at: .home)
    try order("Na", .na, .f1, at: .home)
  }

  private func order(_ name: String, _ person: StoryPerson, _ kind: PersonKind, at place: OrderPlace) throws {
    let receipt = try city.quarantine.order(
      OrderForm(
        person: OrderPerson(
          identifier: person.identifier, name: person.name, birthYear: person.birthYear, address: person.address,
          position: Coordinate(x: 105.8601, y: 21.0265)),
        facts: QuarantineFacts(kind: kind, exposure: Day("2021-07-31")!), jurisdiction: "hanoi",
        ward: city.row(person.ward), place: place, authority: "UBND phường", act: "QĐ \(orders.count + 21)/QĐ-UBND",
        start: Day("2021-07-31")!, stated: nil), by: city.access("hoa", .quarantine))
    orders[name] = receipt.order.number
    say(
      "Order for \(name), \(kind.words.en), \(place.words.en): \(receipt.order.start) to \(receipt.order.plannedEnd)")
  }

  /// The mother asks for a permit, before and after her quarantine.
  func travelling(_ moment: String, _ title: String) throws {
    at(moment, title)
    let now = city.clock.now.moment(offset: StoryCity.offset)
    let rules = try city.permitRules()
    let ward = city.vintage.wards.firstIndex { $0.code == FamilyCity.ward }!
    let other = city.vintage.wards.firstIndex { $0.code == "00277" }!
    let receipt = try city.permits.receive(
      PermitForm(
        holder: HolderDetails(identifier: StoryPerson.mai.identifier, name: StoryPerson.mai.name, birthYear: 1988),
        request: TravelRequest(
          purpose: "medical-visit", applicant: .person, origin: ward, destination: other, from: now, until: now + 24,
          documents: ["identity"])), rules, actor: "public")
    say("Mai asks for a permit to a hospital: \(receipt.decision.outcome.rawValue)")
    for reason in receipt.decision.reasons { say("  \(reason.words.english)") }
    let file = try city.permits.applications(PermitFilter(), by: city.access("nga", .travelPermit))
      .first { $0.number == receipt.number }
    for reason in try file?.reasons(city.vintage) ?? [] { say("  for the officer: \(reason.words.english)") }
  }
}

extension FamilyStory {
  private static let note = AreaNote(authority: "UBND quận Hoàn Kiếm", act: "QĐ 9/QĐ-UBND (thử)", reason: "ổ dịch")

  /// The alley is an epidemic area; who is inside is known from the register.
  func closing() throws {
    at("2021-07-31T09:00", "The alley is closed; who lives inside")
    let adopted = try city.file.read { try AdoptedAreaPolicy.last($0) }
    let area = try city.areas.decree(
      AreaDecree(
        kind: .alley, name: "Ngõ 24 Thử Nghiệm",
        place: .addresses([AreaAddress(ward: city.row(FamilyCity.ward), text: "ngõ 24 Thử Nghiệm")]),
        from: StoryCity.moment("2021-07-31T12:00"), until: StoryCity.moment("2021-08-14T12:00"), note: Self.note,
        measures: ["no-exit"]), adopted, city.vintage, by: city.access("binh", .publication))
    let count = try city.areas.count(area, on: Day("2021-08-01")!, adopted, by: city.access("hoa", .quarantine))
    say("Inside: \(count.total) people, of 60 years and more \(count.elderly ?? 0)")
  }

  /// The officer refuses the permit that the rules leave to a person.
  func refusing() throws {
    let nga = try city.access("nga", .travelPermit)
    let number = try city.permits.applications(PermitFilter(), by: nga).last!.number
    try city.permits.refuse(number, because: .notEssential, city.permitRules(), by: nga)
    let now = try city.permits.applications(PermitFilter(), by: nga).first { $0.number == number }!
    say("The application: \(now.state.words.en), since out of a closed ward there is no way but to a hospital bed")
  }

  /// Tests, and the end of the orders by the rules.
  func recovering() throws {
    for (moment, name, outcome) in [
      ("2021-08-01T08:00", "Mai", TestResult.Outcome.negative), ("2021-08-01T08:00", "Na", .negative),
      ("2021-08-07T08:00", "Mai", .negative), ("2021-08-07T08:00", "Na", .negative),
      ("2021-08-11T08:00", "Sơn", .negative), ("2021-08-12T09:00", "Sơn", .negative),
    ] {
      city.clock.set(StoryCity.instant(moment))
      try test(name, moment, outcome)
    }
    at("2021-08-12T15:00", "The father leaves the hospital")
    let khoa = try city.access("khoa", .quarantine)
    say(
      "Order of Sơn: "
        + "\(try city.quarantine.complete(orders["Sơn"]!, symptomFreeSince: Day("2021-08-01"), by: khoa).state.words.en)"
    )
    _ = try city.cases.enter(
      outcome: .recovered, on: Day("2021-08-12")!, of: records["Sơn"]!, rules, by: city.access("khoa"))
    at("2021-08-14T15:00", "The fourteenth day: mother and daughter are free")
    for name in ["Mai", "Na"] {
      try test(name, "2021-08-14T08:00", .negative)
      let order = try city.quarantine.complete(orders[name]!, by: city.access("khoa", .quarantine))
      say("Order of \(name): \(order.state.words.en) on \(order.ended!)")
    }
  }

  private func test(_ name: String, _ at: String, _ outcome: TestResult.Outcome) throws {
    _ = try city.quarantine.enter(
      TestResult(kind: .pcr, sampled: StoryCity.instant(at), outcome: outcome, laboratory: "CDC"),
      of: orders[name]!, by: city.access("khoa", .quarantine))
  }
}
