import Credentials
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import TestSupport

extension AlleyStory {
  func order(
    _ name: String, _ person: StoryPerson, kind: PersonKind, exposure: String, place: OrderPlace, start: String,
    stated: OrderForm.Stated? = nil, by access: Access
  ) throws {
    let form = OrderForm(
      person: OrderPerson(
        identifier: person.identifier, name: person.name, birthYear: person.birthYear, address: person.address,
        position: Coordinate(x: 105.8601, y: 21.0265)),
      facts: QuarantineFacts(kind: kind, exposure: Day(exposure)!), jurisdiction: "hanoi", ward: city.row(person.ward),
      place: place, authority: "UBND phường", act: "QĐ \(orders.count + 1)/QĐ-UBND", start: Day(start)!, stated: stated)
    do {
      let receipt = try city.quarantine.order(form, by: access)
      orders[name] = receipt.order.number
      codes[name] = receipt.code
      let answer = receipt.answer
      say(
        "Order for \(name) (\(kind.words.en), \(place.words.en)): \(receipt.order.start) to \(receipt.order.plannedEnd), "
          + "watched for \(receipt.order.watchDays) days afterwards")
      say(
        "  by \(answer.rule ?? "no rule") (\(answer.citation))\(receipt.order.isStated ? ", as an officer stated" : "")"
      )
      if let tests = answer.testDays, !tests.isEmpty {
        say("  tests on days \(tests.map(String.init).joined(separator: ", "))")
      }
    } catch let error as QuarantineError {
      say("No order for \(name): \(error)")
    }
  }

  func ordering() throws {
    at("2021-07-31T08:00", "Orders for those whom he met")
    let hoa = try hoa(.quarantine)
    try order("An", .an, kind: .f0, exposure: "2021-07-30", place: .hospital, start: "2021-07-31", by: hoa)
    for (name, person) in [("Bình", StoryPerson.binh), ("Chi", .chi)] {
      try order(name, person, kind: .f1, exposure: "2021-07-31", place: .home, start: "2021-07-31", by: hoa)
    }
    try order("Dũng", .dung, kind: .f1, exposure: "2021-07-29", place: .home, start: "2021-07-31", by: hoa)
    let lan = try city.access("lan", .quarantine)
    try order("Giang", .giang, kind: .f1, exposure: "2021-07-28", place: .centralised, start: "2021-07-31", by: lan)
    say("Of an F2 the rules say where and not how long:")
    try order("Hải", .hai, kind: .f2, exposure: "2021-07-31", place: .home, start: "2021-07-31", by: lan)
    try order(
      "Hải", .hai, kind: .f2, exposure: "2021-07-31", place: .home, start: "2021-07-31",
      stated: OrderForm.Stated(
        plannedEnd: Day("2021-08-07")!, testDays: [], watchDays: 0, ground: "until his wife's second test"), by: lan)
    try askForPermit("Dũng")
  }

  /// What travel permits are told of a person.
  func askForPermit(_ name: String) throws {
    let citizen = try city.quarantine.list(OrderFilter(), by: khoa(.quarantine))
      .first { $0.number == orders[name] }?.citizen
    guard let citizen else { return say("  \(name) is not in the register") }
    let now = city.clock.now.moment(offset: AlleyCity.offset)
    let found = try city.file.read {
      try QuarantineOffice.order(ofCitizen: citizen, from: now, until: now + 24, today: now.day, $0)
    }
    say("A travel permit for \(name): \(found == nil ? "nothing stands against it" : "refused, under an order")")
  }

  func tested(_ name: String, _ at: String, _ outcome: TestResult.Outcome, ct: Int? = nil) throws {
    let order = try city.quarantine.enter(
      TestResult(kind: .pcr, sampled: AlleyCity.instant(at), outcome: outcome, ctTenths: ct, laboratory: "CDC"),
      of: orders[name]!, by: khoa(.quarantine))
    say("  test of \(name): \(outcome.rawValue); next on \(order.nextTest.map(\.description) ?? "no further day")")
  }

  func release(_ name: String, because ground: String) throws {
    let order = try city.quarantine.release(orders[name]!, because: ground, by: khoa(.quarantine))
    say("  order of \(name): \(order.state.words.en), \(ground)")
  }

  func complete(_ name: String, symptomFreeSince: String? = nil) throws {
    do {
      let order = try city.quarantine.complete(
        orders[name]!, symptomFreeSince: symptomFreeSince.flatMap { Day($0) }, by: khoa(.quarantine))
      say("Order of \(name): \(order.state.words.en) on \(order.ended!)")
      let certificate = try city.quarantine.certify(
        order.number, with: city.key, house: "Hà Nội", by: khoa(.quarantine))
      let read = CertificateVerification.verify(certificate.text, at: city.clock.now) { [key = city.key.verifyingKey] in
        $0 == key.keyID ? key : nil
      }
      if case .valid(let claims) = read { say("  certificate: valid, \(claims.start) to \(claims.ended)") }
    } catch let error as QuarantineError {
      say("Order of \(name) goes on: \(error)")
    }
  }

  func tasks(of ward: String = AlleyCity.ward) throws {
    let day = city.clock.now.day(offset: AlleyCity.offset)
    let tasks = try city.quarantine.today(ward: city.row(ward), on: day, by: khoa(.quarantine))
    say(
      "Today in \(ward): \(tasks.running) orders; tests due \(tasks.tests.count), releases \(tasks.releases.count), "
        + "overdue \(tasks.overdue.count), alerts \(tasks.alerts)")
  }

  func watching() throws {
    at("2021-08-05T09:00", "Check-ins")
    let near = try city.quarantine.checkIn(code: codes["Chi"]!, at: Coordinate(x: 105.8602, y: 21.0266), accuracy: 20)
    say("Chi: \(near.verdict.words.en), \(near.distance!) m")
    let far = try city.quarantine.checkIn(code: codes["Dũng"]!, at: Coordinate(x: 105.8690, y: 21.0265), accuracy: 20)
    say("Dũng: \(far.verdict.words.en), \(far.distance!) m")
    try tasks()
    let hoa = try hoa(.quarantine)
    for alert in try city.quarantine.alerts(ward: city.row(AlleyCity.ward), by: hoa) where alert.kind == .outside {
      try city.quarantine.closeAlert(alert.number, because: "was taken for his test, as the station confirms", by: hoa)
      say("Alert '\(alert.kind.words.en)' closed with its ground")
    }

    at("2021-08-07T10:00", "Tests of the seventh day")
    for name in ["Chi", "Dũng", "Giang", "Em"] { try tested(name, "2021-08-07T08:00", .negative) }
    try complete("Hải")
    try tasks()
  }

  func recovering() throws {
    at("2021-08-09T08:00", "The first case has recovered, but it is too early")
    try tested("An", "2021-08-06T08:00", .negative)
    try complete("An", symptomFreeSince: "2021-08-01")

    at("2021-08-12T08:00", "The fourteenth day after Dũng met him, and the release of the first case")
    try tested("An", "2021-08-10T08:00", .negative)
    try tested("An", "2021-08-11T20:00", .negative)
    try complete("An", symptomFreeSince: "2021-08-01")
    try tested("Dũng", "2021-08-12T07:00", .negative)
    try complete("Dũng")
    try askForPermit("Dũng")
    let differing = try city.quarantine.differences(by: khoa(.quarantine))
    say("Orders that would be otherwise under the adopted rules: \(differing.count)")
  }
}
